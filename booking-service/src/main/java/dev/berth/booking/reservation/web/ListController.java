package dev.berth.booking.reservation.web;

import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.BookingFilter;
import dev.berth.booking.reservation.FindBookings;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Lists of bookings, those that start last first unless asked otherwise. */
@RestController
class ListController {
    private final FindBookings bookings;
    private final Answers answers;

    ListController(FindBookings bookings, Answers answers) {
        this.bookings = bookings;
        this.answers = answers;
    }

    record Page(List<BookingResponse> items, @Nullable String nextCursor) {}

    @GetMapping("/api/v1/me/bookings")
    @MayCall(Who.SIGNED_IN)
    Page mine(@Valid @ParameterObject @ModelAttribute ListQuery query, Caller caller) {
        return page(query, query.filter().ofPerson(caller.id()), caller);
    }

    @GetMapping("/api/v1/bookings")
    @MayCall(Who.STAFF)
    Page all(@Valid @ParameterObject @ModelAttribute ListQuery query, Caller caller) {
        return page(query, query.filter(), caller);
    }

    private Page page(ListQuery query, BookingFilter filter, Caller caller) {
        int limit = query.limitOrDefault();
        List<Booking> found = bookings.page(filter, query.orderOrDefault(), Cursor.read(query.cursor()), limit);
        List<Booking> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                shown.stream().map(it -> answers.of(it, caller)).toList(),
                found.size() > limit ? Cursor.behind(shown.getLast()) : null);
    }
}
