package dev.berth.booking.reservation.web;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.grid.Window;
import dev.berth.booking.input.Times;
import dev.berth.booking.node.NodeAdministration;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.reservation.NodeTimeline;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Nodes")
class NodeTimelineController {
    private static final Duration LONGEST = Duration.ofDays(8);

    private final NodeTimeline timeline;
    private final NodeAdministration nodes;

    NodeTimelineController(NodeTimeline timeline, NodeAdministration nodes) {
        this.timeline = timeline;
        this.nodes = nodes;
    }

    @Schema(name = "NodeTimeline")
    record TimelineResponse(List<NodeTimeline.Use> uses, List<NodeTimeline.Entry> bookings) {}

    @GetMapping("/api/v1/nodes/{id}/timeline")
    @MayCall(Who.ADMINS)
    @Operation(
            summary = "A node over time",
            description = "What is taken of it in each quarter of an hour, and its bookings; at most eight days.")
    TimelineResponse timeline(
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) OffsetDateTime from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) OffsetDateTime to) {
        Instant begin = Times.storable(from.toInstant());
        Instant end = Times.storable(to.toInstant());
        if (!end.isAfter(begin)) {
            throw Problem.invalid("to", "must be after from");
        }
        if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw Problem.invalid("to", "must be at most eight days after from");
        }
        if (nodes.find(id).isEmpty()) {
            throw Problem.notFound("There is no such node.");
        }
        Window span = new Window(Grid.floor(begin), Grid.ceil(end));
        return new TimelineResponse(timeline.uses(id, span), timeline.bookings(id, span));
    }
}
