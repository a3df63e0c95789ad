package dev.berth.availability.calendar.web;

import dev.berth.availability.calendar.AvailabilityCalendar;
import dev.berth.availability.calendar.CalendarOutcome.Nonsense;
import dev.berth.availability.calendar.CalendarOutcome.Shown;
import dev.berth.availability.calendar.CalendarOutcome.StillReading;
import dev.berth.availability.position.Position;
import dev.berth.availability.position.PositionHeader;
import dev.berth.platform.problem.FieldProblem;
import dev.berth.platform.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Availability")
class CalendarController {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final AvailabilityCalendar calendar;
    private final PositionHeader positions;
    private final Clock clock;

    CalendarController(AvailabilityCalendar calendar, PositionHeader positions, Clock clock) {
        this.calendar = calendar;
        this.positions = positions;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/availability/calendar", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What is on?",
            description =
                    "Course sessions with their seats; rooms and nodes over time, free and full by turns. The earliest first.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CalendarResponse.class)))
    ResponseEntity<?> calendar(
            @Valid @ParameterObject CalendarRequest request,
            @Parameter(description = PositionHeader.DESCRIPTION)
                    @RequestHeader(name = Position.HEADER, required = false)
                    @Nullable
                    String position) {
        return switch (positions.read(position)) {
            case PositionHeader.Nonsense it -> throw Problem.invalid(Position.HEADER, it.message());
            case PositionHeader.Reached it -> answer(request, false);
            case PositionHeader.Stale it -> answer(request, true);
        };
    }

    private ResponseEntity<?> answer(CalendarRequest request, boolean stale) {
        return switch (calendar.show(request.question(), clock.instant())) {
            case Shown shown -> ResponseEntity.ok(CalendarResponse.of(shown, stale));
            case Nonsense it -> throw Problem.invalid(problems(it));
            case StillReading it ->
                throw Problem.unavailable("Still reading the bookings. Try again in a moment.", TRY_AGAIN);
        };
    }

    private static List<FieldProblem> problems(Nonsense nonsense) {
        return nonsense.problems().stream()
                .map(it -> new FieldProblem(it.field(), it.message()))
                .toList();
    }
}
