package dev.berth.booking.stats.web;

import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import dev.berth.booking.stats.BookingOutcomesQuery;
import dev.berth.booking.stats.BookingOutcomesQuery.Approval;
import dev.berth.booking.stats.BookingOutcomesQuery.Bookings;
import dev.berth.booking.stats.BookingOutcomesQuery.NeverOpened;
import dev.berth.booking.stats.BookingOutcomesQuery.Requests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Statistics")
class OutcomesController {
    private final BookingOutcomesQuery outcomes;
    private final Clock clock;

    OutcomesController(BookingOutcomesQuery outcomes, Clock clock) {
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Schema(name = "BookingOutcomes")
    record OutcomesResponse(
            Instant from,
            Instant to,

            @Schema(description = "Requests made in the period, by what became of them")
            List<Requests> requests,

            @Schema(description = "The part of all requests that found the time taken, 0 to 1")
            double conflictRate,

            @Schema(description = "Bookings that start in the period")
            List<Bookings> bookings,

            Approval approval,
            NeverOpened neverOpened) {}

    @GetMapping("/api/v1/stats/bookings")
    @MayCall(Who.ADMINS)
    @Operation(
            summary = "What becomes of requests and bookings",
            description = "Conflict rate, waits for an approval, and workspaces that nobody opened."
                    + " The last four weeks, unless from and to say otherwise.")
    OutcomesResponse outcomes(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    OffsetDateTime from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    OffsetDateTime to) {
        Period period = Period.of(from, to, clock.instant());
        List<Requests> requests = outcomes.requests(period.from(), period.to());
        return new OutcomesResponse(
                period.from(),
                period.to(),
                requests,
                conflictRate(requests),
                outcomes.bookings(period.from(), period.to()),
                outcomes.approval(period.from(), period.to()),
                outcomes.neverOpened(period.from(), period.to()));
    }

    private static double conflictRate(List<Requests> requests) {
        long all = requests.stream().mapToLong(Requests::requests).sum();
        long conflicts = requests.stream()
                .filter(it -> it.outcome().equals("conflict"))
                .mapToLong(Requests::requests)
                .sum();
        return all == 0 ? 0 : (double) conflicts / all;
    }
}
