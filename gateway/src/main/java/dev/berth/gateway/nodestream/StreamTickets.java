package dev.berth.gateway.nodestream;

import dev.berth.gateway.routes.Upstreams;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Makes tickets and reads them. A ticket names the gateway that made it, so that a node cannot be allowed to write one: it is sealed with
 * the secret that the gateways share. Without a shared secret each gateway reads its own tickets alone.
 */
@Component
class StreamTickets {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "berth-node-stream\n";
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_-]{1,300})\\.([A-Za-z0-9_-]{22})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");
    private static final int TOKEN_BYTES = 16;

    private final SecretKeySpec key;
    private final OwnAddress own;
    private final NodeStreamSettings settings;
    private final Clock clock;

    StreamTickets(Upstreams upstreams, OwnAddress own, NodeStreamSettings settings, Clock clock) {
        this.key = new SecretKeySpec(secret(upstreams.internalSecret()), ALGORITHM);
        this.own = own;
        this.settings = settings;
        this.clock = clock;
    }

    StreamTicket issue() {
        var gateway = own.hostAndPort();
        var token = base64(randomBytes(TOKEN_BYTES));
        var until = clock.instant().plus(settings.openWithin()).getEpochSecond() + 1;
        var named = base64(gateway.getBytes(StandardCharsets.UTF_8)) + "." + token + "." + until;
        return new StreamTicket(named + "." + base64(seal(named)), gateway, token);
    }

    /** Empty when no gateway made it, or its time is over. */
    Optional<StreamTicket> read(String text) {
        var form = FORM.matcher(text);
        if (!form.matches() || clock.instant().getEpochSecond() > Long.parseLong(form.group(3))) {
            return Optional.empty();
        }
        var named = text.substring(0, form.start(4) - 1);
        return MessageDigest.isEqual(seal(named), Base64.getUrlDecoder().decode(form.group(4)))
                ? Optional.of(new StreamTicket(
                        text,
                        new String(Base64.getUrlDecoder().decode(form.group(1)), StandardCharsets.UTF_8),
                        form.group(2)))
                : Optional.empty();
    }

    private byte[] seal(String named) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((PURPOSE + named).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] secret(String shared) {
        return shared.isEmpty() ? randomBytes(32) : shared.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] randomBytes(int count) {
        var bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
