package dev.berth.booking.reservation;

import dev.berth.booking.reservation.BookingFilter.Position;
import dev.berth.booking.security.Caller;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/** Reads bookings, as far as the reader may know of them. */
@Component
public class FindBookings {
    private final Bookings bookings;

    FindBookings(Bookings bookings) {
        this.bookings = bookings;
    }

    /** Empty as well when it exists and is none of the caller's business. */
    public Optional<Booking> find(UUID id, Caller caller) {
        return bookings.findById(id).filter(booking -> Access.maySee(caller, booking));
    }

    /** For those who may do something with it: its owner and admins. */
    public Optional<Booking> findManaged(UUID id, Caller caller) {
        return bookings.findById(id).filter(booking -> Access.mayManage(caller, booking));
    }

    /** For Berth itself; never for a person's eyes. */
    public Optional<Booking> find(UUID id) {
        return bookings.findById(id);
    }

    /** What a node shall run and has not begun, as far as its admins have approved it. */
    public List<Booking> approvedOn(UUID nodeId) {
        return bookings.findByPlacementNodeIdAndStatus(nodeId, BookingStatus.APPROVED);
    }

    /** Every booking of a person, the latest start first. */
    public List<Booking> allOf(UUID personId) {
        return bookings.findByUserId(personId, Sort.by("startsAt", "id").descending());
    }

    /** @return one more than asked for when there are more */
    public List<Booking> page(BookingFilter filter, BookingOrder order, @Nullable Position after, int limit) {
        return bookings.findBy(
                filter.after(after, order),
                query -> query.sortBy(order.sort()).limit(limit + 1).all());
    }
}
