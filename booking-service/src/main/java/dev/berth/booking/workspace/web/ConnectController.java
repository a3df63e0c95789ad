package dev.berth.booking.workspace.web;

import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import dev.berth.booking.workspace.Connect;
import dev.berth.booking.workspace.Connecting;
import dev.berth.booking.workspace.Redeeming;
import dev.berth.booking.workspace.Watching;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ConnectController {
    private final Connect connect;

    ConnectController(Connect connect) {
        this.connect = connect;
    }

    record Entrance(URI url) {}

    record Redemption(
            @NotNull @Size(min = 1, max = 200) String ticket,
            @NotNull UUID bookingId) {}

    record CookieResponse(String cookie, long maxAgeSeconds) {}

    /** For the owner and for admins, while the workspace runs. */
    @PostMapping("/api/v1/bookings/{id}/connect")
    @MayCall(Who.SIGNED_IN)
    ResponseEntity<Entrance> connect(@PathVariable UUID id, Caller caller) {
        return switch (connect.connect(id, caller)) {
            case Connecting.Admitted it ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Entrance(it.url()));
            case Connecting.NotFound it -> throw Problem.notFound("There is no such booking.");
            case Connecting.NotRunning it ->
                throw Problem.of(ProblemType.ILLEGAL_TRANSITION, "Its workspace is not running.");
        };
    }

    /**
     * The log of a running workspace as server-sent events: its last lines and every further one, for its owner and admins. The gateway
     * asks here whether that may be, and then shows what the node sends.
     */
    @GetMapping("/api/v1/bookings/{id}/logs")
    @MayCall(Who.SIGNED_IN)
    ResponseEntity<Void> logs(
            @PathVariable UUID id, @RequestParam(defaultValue = "200") @Min(0) @Max(10_000) int tail, Caller caller) {
        return allowed(connect.watch(id, caller, "logs"));
    }

    /**
     * What a running workspace uses as server-sent events: what was seen in the last hour, then every ten seconds, for its owner and admins. The
     * gateway asks here whether that may be, and then shows what the node sends.
     */
    @GetMapping("/api/v1/bookings/{id}/usage")
    @MayCall(Who.SIGNED_IN)
    ResponseEntity<Void> usage(@PathVariable UUID id, Caller caller) {
        return allowed(connect.watch(id, caller, "usage"));
    }

    private static ResponseEntity<Void> allowed(Watching watching) {
        return switch (watching) {
            case Watching.Allowed it -> ResponseEntity.noContent().build();
            case Watching.NotFound it -> throw Problem.notFound("There is no such booking.");
            case Watching.NotRunning it ->
                throw Problem.of(ProblemType.ILLEGAL_TRANSITION, "Its workspace is not running.");
        };
    }

    /** For the gateway, which holds nothing but the ticket that a browser brought. */
    @PostMapping("/internal/workspace-tickets/redeem")
    @MayCall(Who.NEIGHBOURS)
    ResponseEntity<CookieResponse> redeem(@Valid @RequestBody Redemption redemption) {
        return switch (connect.redeem(redemption.ticket(), redemption.bookingId())) {
            case Redeeming.Cookie it ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new CookieResponse(it.value(), it.maxAgeSeconds()));
            case Redeeming.Refused it -> throw Problem.notFound("This ticket opens nothing.");
        };
    }
}
