package dev.berth.booking.reservation.web;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.berth.booking.input.OneLine;
import dev.berth.booking.input.TimeWithOffset;
import dev.berth.booking.node.Maintenance;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.reservation.Evacuation;
import dev.berth.booking.reservation.Evacuation.Remaining;
import dev.berth.booking.reservation.Evacuation.Result;
import dev.berth.booking.reservation.Evacuation.Retirement;
import dev.berth.booking.reservation.Evacuation.Treatment;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What an admin does to a node that its bookings feel. */
@RestController
@RequestMapping("/api/v1/nodes/{id}")
@Tag(name = "Nodes")
class NodeEvacuationController {
    private static final int NAMED = 5;
    private static final Duration FURTHEST = Duration.ofDays(366);

    private final Evacuation evacuation;
    private final Clock clock;

    NodeEvacuationController(Evacuation evacuation, Clock clock) {
        this.evacuation = evacuation;
        this.clock = clock;
    }

    /** The words of {@link Treatment} in JSON. */
    enum WishForBookings {
        KEEP,
        RE_PLACE,
        CANCEL;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        Treatment treatment() {
            return Treatment.valueOf(name());
        }
    }

    @Schema(name = "DrainRequest")
    record DrainRequest(
            @Schema(description = "What becomes of the bookings of that time which have not begun") @NotNull
            WishForBookings bookings,

            @Schema(description = "What the people concerned read") @NotNull @OneLine(max = 200)
            String reason,

            @Schema(description = "At once where it is left out")
            @Nullable
            @JsonDeserialize(using = TimeWithOffset.class)
            OffsetDateTime from,

            @Schema(description = "Until an admin ends it where it is left out")
            @Nullable
            @JsonDeserialize(using = TimeWithOffset.class)
            OffsetDateTime until) {
        Maintenance.Plan plan(Instant now) {
            Instant begin = from == null || !from.toInstant().isAfter(now) ? null : within(now, from, "from");
            Instant end = until == null ? null : within(now, until, "until");
            if (end != null && !end.isAfter(begin == null ? now : begin)) {
                throw Problem.invalid("until", begin == null ? "must lie in the future" : "must be after from");
            }
            return new Maintenance.Plan(begin, end, reason.strip());
        }

        private static Instant within(Instant now, OffsetDateTime time, String field) {
            if (time.toInstant().isAfter(now.plus(FURTHEST))) {
                throw Problem.invalid(field, "must lie within a year");
            }
            return time.toInstant();
        }
    }

    @Schema(name = "DrainResult")
    record DrainResponse(
            @Schema(description = "How many bookings went to another node")
            int moved,

            int cancelled,

            @Schema(description = "What is still there: running, kept, or without another place")
            List<RemainingBooking> remaining) {}

    @Schema(name = "RemainingBooking")
    record RemainingBooking(UUID id, String title, String userName, Instant startsAt, Instant endsAt, boolean running) {
        static RemainingBooking of(Remaining it) {
            return new RemainingBooking(it.id(), it.title(), it.userName(), it.startsAt(), it.endsAt(), it.running());
        }
    }

    @PostMapping("/drain")
    @MayCall(Who.ADMINS)
    @Operation(
            summary = "Put a node in maintenance, now or as planned",
            description = "Nothing new is placed there for that time, and nothing that has not begun starts there."
                    + " PATCH with status online ends it.")
    DrainResponse drain(Caller admin, @PathVariable UUID id, @Valid @RequestBody DrainRequest request) {
        Result it = evacuation
                .drain(id, request.plan(clock.instant()), request.bookings().treatment(), admin)
                .orElseThrow(NodeEvacuationController::unknown);
        return new DrainResponse(
                it.moved(),
                it.cancelled(),
                it.remaining().stream().map(RemainingBooking::of).toList());
    }

    @DeleteMapping
    @MayCall(Who.ADMINS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Retire a node",
            description =
                    "Its bookings move to other nodes. Where some cannot, or something still runs, the answer is 409 and"
                            + " says which; the node is in maintenance then, so that nothing new comes.")
    void retire(
            Caller admin,
            @PathVariable UUID id,
            @Schema(description = "Cancel what has no other place") @RequestParam(defaultValue = "false")
                    boolean cancelRest) {
        switch (evacuation.retire(id, cancelRest, admin)) {
            case Retirement.Retired it -> {}
            case Retirement.NoSuchNode it -> throw unknown();
            case Retirement.StillNeeded it -> throw Problem.of(ProblemType.ILLEGAL_TRANSITION, stillNeeded(it.by()));
        }
    }

    private static String stillNeeded(List<Remaining> by) {
        String named = by.stream()
                .limit(NAMED)
                .map(it -> it.title() + " (" + it.userName() + ", " + it.startsAt() + (it.running() ? ", running" : "")
                        + ")")
                .collect(Collectors.joining("; "));
        String more = by.size() > NAMED ? "; and " + (by.size() - NAMED) + " more" : "";
        return "The node is in maintenance, and these bookings are still there: " + named + more
                + ". Wait for what runs; cancel or move the rest.";
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such node.");
    }
}
