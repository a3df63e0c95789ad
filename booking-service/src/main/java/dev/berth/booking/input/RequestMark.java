package dev.berth.booking.input;

import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By what a repeated request is known.
 *
 * @param key chosen by the caller
 * @param fingerprint of what was understood: other spaces or another order of the fields are no other request
 */
public record RequestMark(String key, byte[] fingerprint) {
    public static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    /** Null when the caller sent no key and takes the risk. */
    public static @Nullable RequestMark of(@Nullable String header, Supplier<byte[]> understood) {
        if (header == null) {
            return null;
        }
        if (!KEY.matcher(header).matches()) {
            throw Problem.invalid(HEADER, "must be 1 to 255 visible ASCII characters");
        }
        return new RequestMark(header, sha256(understood.get()));
    }

    public static Problem reused() {
        return Problem.ruleBroken("idempotency-key", HEADER, "belongs to another request: take a new key");
    }

    public static Problem stillRunning() {
        return Problem.of(
                ProblemType.ILLEGAL_TRANSITION,
                "The first request with this Idempotency-Key is still running. Ask again in a moment.");
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
