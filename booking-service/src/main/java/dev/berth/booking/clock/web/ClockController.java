package dev.berth.booking.clock.web;

import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Time")
class ClockController {
    private final Clock clock;

    ClockController(Clock clock) {
        this.clock = clock;
    }

    record TimeResponse(Instant now) {}

    @GetMapping("/api/v1/clock")
    @MayCall(Who.ANYONE)
    @Operation(summary = "The time by which bookings start and end")
    TimeResponse now() {
        return new TimeResponse(clock.instant());
    }
}
