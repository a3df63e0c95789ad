package dev.berth.availability.search.web;

import dev.berth.availability.position.Position;
import dev.berth.availability.position.PositionHeader;
import dev.berth.availability.search.AvailabilitySearch;
import dev.berth.availability.search.SearchOutcome.Found;
import dev.berth.availability.search.SearchOutcome.Nonsense;
import dev.berth.availability.search.SearchOutcome.StillReading;
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
class SearchController {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final AvailabilitySearch search;
    private final PositionHeader positions;
    private final Clock clock;

    SearchController(AvailabilitySearch search, PositionHeader positions, Clock clock) {
        this.search = search;
        this.positions = positions;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/availability/search", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What is free?", description = "Resources that can serve the wish, the soonest first.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SearchResponse.class)))
    ResponseEntity<?> search(
            @Valid @ParameterObject SearchRequest request,
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

    private ResponseEntity<?> answer(SearchRequest request, boolean stale) {
        return switch (search.search(request.wish(), clock.instant())) {
            case Found found -> ResponseEntity.ok(SearchResponse.of(found, stale));
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
