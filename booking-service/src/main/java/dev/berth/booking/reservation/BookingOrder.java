package dev.berth.booking.reservation;

import java.util.Arrays;
import org.springframework.data.domain.Sort;

/** In which order a list comes: by the start of its bookings, then by id. */
public enum BookingOrder {
    LATEST("latest", Sort.by("startsAt", "id").descending()),
    EARLIEST("earliest", Sort.by("startsAt", "id").ascending());

    private final String wireName;
    private final Sort sort;

    BookingOrder(String wireName, Sort sort) {
        this.wireName = wireName;
        this.sort = sort;
    }

    public static BookingOrder of(String wireName) {
        return Arrays.stream(values())
                .filter(it -> it.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be latest or earliest"));
    }

    Sort sort() {
        return sort;
    }
}
