package dev.berth.availability.position;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** One version of one booking. To clients an opaque token: {@code <bookingId>@<version>} in base64url. */
public record Position(UUID bookingId, long version) {
    public static final String HEADER = "Berth-Position";

    private static final int LONGEST = 128;

    /** Empty when booking-service cannot have made this token. */
    public static Optional<Position> parse(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("@", 2);
            return parts.length == 2
                    ? Optional.of(new Position(UUID.fromString(parts[0]), Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }
}
