package dev.berth.booking.reservation.web;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.reservation.rule.ComputeRules;
import dev.berth.booking.reservation.rule.CourseRules;
import dev.berth.booking.reservation.rule.RoomRules;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers from the settings that judge bookings, so that no client has to repeat a number of theirs. */
@RestController
@Tag(name = "Bookings")
class LimitsController {
    private final LimitsResponse limits;

    LimitsController(ComputeRules compute, RoomRules room, CourseRules course) {
        this.limits = new LimitsResponse(TimeLimits.of(compute), TimeLimits.of(room), SeatLimits.of(course));
    }

    @Schema(name = "Limits")
    record LimitsResponse(TimeLimits compute, TimeLimits room, SeatLimits course) {}

    /**
     * @param gridMinutes bookings start and end on multiples of it
     * @param longestMinutes from a booking's start to its end
     * @param leadTimeMinutes a booking is made at least this long before its start
     * @param horizonDays a booking starts at most this far ahead
     * @param openBookings pending, approved and active bookings of one person at a time
     */
    @Schema(name = "TimeLimits")
    record TimeLimits(int gridMinutes, int longestMinutes, int leadTimeMinutes, int horizonDays, int openBookings) {
        static TimeLimits of(ComputeRules rules) {
            return of(rules.longest(), rules.leadTime(), rules.horizon(), rules.openBookings());
        }

        static TimeLimits of(RoomRules rules) {
            return of(rules.longest(), rules.leadTime(), rules.horizon(), rules.openBookings());
        }

        private static TimeLimits of(Duration longest, Duration leadTime, Duration horizon, int openBookings) {
            return new TimeLimits(
                    (int) Grid.SLOT.toMinutes(),
                    (int) longest.toMinutes(),
                    (int) leadTime.toMinutes(),
                    (int) horizon.toDays(),
                    openBookings);
        }
    }

    /**
     * @param horizonDays a session starts at most this far ahead
     * @param openBookings approved and active seats of one person at a time
     */
    @Schema(name = "SeatLimits")
    record SeatLimits(int horizonDays, int openBookings) {
        static SeatLimits of(CourseRules rules) {
            return new SeatLimits((int) rules.horizon().toDays(), rules.openBookings());
        }
    }

    @GetMapping("/api/v1/limits")
    @MayCall(Who.SIGNED_IN)
    @Operation(summary = "What may be booked", description = "The rules as numbers, per kind of booking.")
    LimitsResponse limits() {
        return limits;
    }
}
