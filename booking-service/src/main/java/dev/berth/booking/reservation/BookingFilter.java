package dev.berth.booking.reservation;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which bookings a list shows. What is null or empty does not restrict.
 *
 * @param from bookings that end after it
 * @param to bookings that start before it
 */
public record BookingFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        Set<BookingStatus> statuses,
        Set<BookingKind> kinds,
        @Nullable UUID userId,
        @Nullable UUID resourceId) {

    public BookingFilter ofPerson(UUID id) {
        return new BookingFilter(from, to, statuses, kinds, id, resourceId);
    }

    Specification<Booking> after(@Nullable Position last, BookingOrder order) {
        return (booking, query, is) -> {
            List<Predicate> all = restrictions(booking, is);
            if (last != null) {
                all.add(
                        switch (order) {
                            case LATEST -> earlier(last, booking, is);
                            case EARLIEST -> later(last, booking, is);
                        });
            }
            return is.and(all);
        };
    }

    private List<Predicate> restrictions(Root<Booking> booking, CriteriaBuilder is) {
        List<Predicate> all = new ArrayList<>();
        if (from != null) {
            all.add(is.greaterThan(booking.get("endsAt"), from));
        }
        if (to != null) {
            all.add(is.lessThan(booking.get("startsAt"), to));
        }
        if (!statuses.isEmpty()) {
            all.add(booking.get("status").in(statuses));
        }
        if (!kinds.isEmpty()) {
            all.add(booking.get("kind").in(kinds));
        }
        if (userId != null) {
            all.add(is.equal(booking.get("userId"), userId));
        }
        if (resourceId != null) {
            all.add(is.or(
                    is.equal(booking.get("placement").get("nodeId"), resourceId),
                    is.equal(booking.get("room").get("roomId"), resourceId),
                    is.equal(booking.get("seat").get("courseSessionId"), resourceId)));
        }
        return all;
    }

    private static Predicate later(Position last, Root<Booking> booking, CriteriaBuilder is) {
        return is.or(
                is.greaterThan(booking.get("startsAt"), last.startsAt()),
                is.and(
                        is.equal(booking.get("startsAt"), last.startsAt()),
                        is.greaterThan(booking.get("id"), last.id())));
    }

    private static Predicate earlier(Position last, Root<Booking> booking, CriteriaBuilder is) {
        return is.or(
                is.lessThan(booking.get("startsAt"), last.startsAt()),
                is.and(is.equal(booking.get("startsAt"), last.startsAt()), is.lessThan(booking.get("id"), last.id())));
    }

    /** Where a page ended: the next one begins behind it, whatever has come or gone meanwhile. */
    public record Position(Instant startsAt, UUID id) {}
}
