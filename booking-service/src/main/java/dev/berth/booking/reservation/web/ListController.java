package dev.berth.booking.reservation.web;

import dev.berth.booking.csv.Csv;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.BookingFilter;
import dev.berth.booking.reservation.BookingKind;
import dev.berth.booking.reservation.Compute;
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
    /** More is no table that anybody reads, and would fill the heap. */
    private static final int MOST_ROWS = 10_000;

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

    @GetMapping(value = "/api/v1/bookings", produces = Csv.MEDIA_TYPE)
    @MayCall(Who.STAFF)
    String allAsTable(@Valid @ParameterObject @ModelAttribute ListQuery query) {
        List<Booking> found =
                bookings.page(query.filter(), query.orderOrDefault(), Cursor.read(query.cursor()), MOST_ROWS);
        if (found.size() > MOST_ROWS) {
            throw Problem.invalid("from", "leaves more than " + MOST_ROWS + " bookings; choose a shorter period");
        }
        Csv table = new Csv(
                "id",
                "kind",
                "status",
                "startsAt",
                "endsAt",
                "title",
                "person",
                "resource",
                "cores",
                "memoryGb",
                "gpus",
                "attendees",
                "createdAt",
                "reason");
        found.forEach(it -> table.row(cellsOf(it)));
        return table.toString();
    }

    private static @Nullable Object[] cellsOf(Booking it) {
        Compute compute = it.kind() == BookingKind.COMPUTE ? it.compute() : null;
        return new @Nullable Object[] {
            it.id(),
            it.kind().word(),
            it.status().word(),
            it.window().startsAt(),
            it.window().endsAt(),
            it.title(),
            it.userName(),
            it.resource().name(),
            compute == null ? null : compute.cores(),
            compute == null ? null : compute.memoryGb(),
            compute == null ? null : compute.gpus(),
            it.kind() == BookingKind.ROOM ? it.room().attendees() : null,
            it.createdAt(),
            it.statusReason()
        };
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
