package dev.berth.booking.node.web;

import dev.berth.booking.input.IfMatch;
import dev.berth.booking.node.NodeAdministration;
import dev.berth.booking.node.NodeAdministration.Outcome;
import dev.berth.booking.node.NodeAdministration.Sight;
import dev.berth.booking.node.Waking;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/nodes")
@Tag(name = "Nodes")
class NodeController {
    private final NodeAdministration nodes;
    private final Waking waking;

    NodeController(NodeAdministration nodes, Waking waking) {
        this.nodes = nodes;
        this.waking = waking;
    }

    @Schema(name = "NodeList")
    record NodeList(List<NodeResponse> items, @Nullable String nextCursor) {}

    @GetMapping
    @MayCall(Who.SIGNED_IN)
    @Operation(summary = "Worker nodes", description = "By name, each with what bookings hold of it right now.")
    NodeList list(
            Caller caller,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable UUID cursor) {
        List<Sight> found = nodes.list(cursor, limit + 1);
        List<Sight> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? page.getLast().node().id().toString() : null;
        return new NodeList(page.stream().map(it -> NodeResponse.of(it, caller)).toList(), next);
    }

    @GetMapping("/{id}")
    @MayCall(Who.SIGNED_IN)
    @Operation(summary = "A worker node")
    ResponseEntity<NodeResponse> get(Caller caller, @PathVariable UUID id) {
        return nodes.find(id).map(it -> answer(it, caller)).orElseThrow(NodeController::unknown);
    }

    @PatchMapping("/{id}")
    @MayCall(Who.ADMINS)
    @Operation(
            summary = "Change a worker node",
            description = "Status maintenance drains a node: what is booked stays, nothing new is placed on it."
                    + " Status online ends that; the node then shows what its agent tells.")
    ResponseEntity<NodeResponse> change(
            Caller admin,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody NodeRequest request) {
        return switch (nodes.edit(id, request.toEdit(), IfMatch.version(ifMatch), admin)) {
            case Outcome.Saved it -> answer(it.sight(), admin);
            case Outcome.NoSuchNode it -> throw unknown();
            case Outcome.Stale it ->
                throw Problem.of(ProblemType.STALE_VERSION, "The node was changed since you loaded it.");
        };
    }

    @PostMapping("/{id}/revoke")
    @MayCall(Who.ADMINS)
    @Operation(
            summary = "Revoke a worker node",
            description =
                    "Its key counts for nothing from now on: its link ends and its reports are refused. There is no way"
                            + " back; the machine may be enrolled again, as a new node. What runs there ends at its time; what has not begun moves to another node where there is room.")
    ResponseEntity<NodeResponse> revoke(Caller admin, @PathVariable UUID id) {
        return switch (nodes.revoke(id, admin)) {
            case Outcome.Saved it -> answer(it.sight(), admin);
            case Outcome.NoSuchNode it -> throw unknown();
            case Outcome.Stale it -> throw new IllegalStateException("Revoking asks for no version");
        };
    }

    @PostMapping("/{id}/wake")
    @MayCall(Who.ADMINS)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Wake a worker node",
            description =
                    "Magic packets are sent now and every few seconds until it reports. Its status says how it goes.")
    void wake(Caller admin, @PathVariable UUID id) {
        switch (waking.begin(id, admin)) {
            case Waking.Outcome.Begun it -> {}
            case Waking.Outcome.NoSuchNode it -> throw unknown();
            case Waking.Outcome.NotPossible it -> throw Problem.of(ProblemType.ILLEGAL_TRANSITION, it.why());
        }
    }

    @PostMapping("/{id}/accept-capacity")
    @MayCall(Who.ADMINS)
    @Operation(
            summary = "Accept more capacity",
            description = "What the machine says that it has beyond what was agreed counts from now on.")
    ResponseEntity<NodeResponse> acceptCapacity(Caller admin, @PathVariable UUID id) {
        return switch (nodes.acceptCapacity(id, admin)) {
            case Outcome.Saved it -> answer(it.sight(), admin);
            case Outcome.NoSuchNode it -> throw unknown();
            case Outcome.Stale it -> throw new IllegalStateException("Accepting asks for no version");
        };
    }

    private static ResponseEntity<NodeResponse> answer(Sight sight, Caller caller) {
        return ResponseEntity.ok().eTag("\"" + sight.node().version() + "\"").body(NodeResponse.of(sight, caller));
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such node.");
    }
}
