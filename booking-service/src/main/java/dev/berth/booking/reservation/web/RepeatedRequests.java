package dev.berth.booking.reservation.web;

import dev.berth.booking.problem.Problem;
import dev.berth.booking.reservation.RequestKey;
import dev.berth.booking.security.Caller;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Knows a request again by its Idempotency-Key, and tells again what it was told the first time. */
@Component
class RepeatedRequests {
    static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final JsonMapper json;
    private final Answers answers;

    RepeatedRequests(JsonMapper json, Answers answers) {
        this.json = json;
        this.answers = answers;
    }

    RequestKey keyOf(@Nullable String header, BookingRequest wish, Caller caller) {
        if (header == null) {
            return RequestKey.NONE;
        }
        if (!KEY.matcher(header).matches()) {
            throw Problem.invalid(HEADER, "must be 1 to 255 visible ASCII characters");
        }
        return new RequestKey(
                header, fingerprint(wish), booking -> json.writeValueAsString(answers.of(booking, caller)));
    }

    BookingResponse read(String answer) {
        return json.readValue(answer, BookingResponse.class);
    }

    /** Of what was understood: other spaces or another order of the fields are no other request. */
    private byte[] fingerprint(BookingRequest wish) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(wish));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
