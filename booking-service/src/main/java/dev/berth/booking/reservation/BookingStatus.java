package dev.berth.booking.reservation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a booking stands. Written in lower case in JSON and the database. */
public enum BookingStatus {
    PENDING,
    APPROVED,
    ACTIVE,
    COMPLETED,
    REJECTED,
    CANCELLED,
    EXPIRED,
    FAILED;

    public static final Set<BookingStatus> HOLDING = EnumSet.of(PENDING, APPROVED, ACTIVE);

    /** Every legal move; what is not here does not happen. */
    public Set<BookingStatus> next() {
        return switch (this) {
            case PENDING -> Set.of(APPROVED, REJECTED, CANCELLED, EXPIRED);
            case APPROVED -> Set.of(ACTIVE, CANCELLED, FAILED);
            case ACTIVE -> Set.of(COMPLETED, FAILED);
            case COMPLETED, REJECTED, CANCELLED, EXPIRED, FAILED -> Set.of();
        };
    }

    /** Whether a booking in this state holds its capacity. A pending one does: an approval never fails for lack of room. */
    public boolean holds() {
        return HOLDING.contains(this);
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static BookingStatus of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of pending, approved, active, completed,"
                        + " rejected, cancelled, expired, failed"));
    }
}
