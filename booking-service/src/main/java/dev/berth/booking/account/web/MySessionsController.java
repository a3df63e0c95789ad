package dev.berth.booking.account.web;

import dev.berth.booking.account.Profile;
import dev.berth.booking.account.Sessions;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me/sessions")
@Tag(name = "My account")
class MySessionsController {
    private final Sessions sessions;
    private final Profile profile;

    MySessionsController(Sessions sessions, Profile profile) {
        this.sessions = sessions;
        this.profile = profile;
    }

    @Schema(name = "SessionList")
    record SessionList(List<Item> items, @Nullable String nextCursor) {}

    /**
     * @param address as the gateway saw it at the last refresh; missing for sessions from before it was kept
     * @param userAgent how the browser called itself at the last refresh
     * @param current whether it is the session that asks
     */
    @Schema(
            name = "SignedInSession",
            requiredProperties = {"id", "createdAt", "lastUsedAt", "expiresAt", "userAgent", "current"})
    record Item(
            UUID id,
            Instant createdAt,
            Instant lastUsedAt,
            Instant expiresAt,
            @Nullable String address,
            String userAgent,
            boolean current) {

        static Item of(Sessions.Listed it, Caller caller) {
            return new Item(
                    it.id(),
                    it.createdAt(),
                    it.lastUsedAt(),
                    it.expiresAt(),
                    it.address(),
                    it.userAgent(),
                    it.id().equals(caller.sessionId()));
        }
    }

    @GetMapping
    @MayCall(Who.SIGNED_IN)
    @Operation(summary = "Where I am signed in", description = "The session that was used last is first.")
    SessionList mine(Caller caller) {
        return new SessionList(
                sessions.of(caller.id()).stream().map(it -> Item.of(it, caller)).toList(), null);
    }

    @DeleteMapping("/{id}")
    @MayCall(Who.SIGNED_IN)
    @Operation(summary = "End one of my sessions")
    @ApiResponse(responseCode = "204", description = "Ended")
    ResponseEntity<Void> end(@PathVariable UUID id, Caller caller) {
        refuseApiToken(caller);
        if (!profile.endSession(caller.id(), id)) throw Problem.notFound("You have no such session.");
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping
    @MayCall(Who.SIGNED_IN)
    @Operation(
            summary = "Sign out everywhere",
            description =
                    "Ends all my other sessions, and every access token within 10 seconds. The session that asks goes on"
                            + " with its next refresh. API tokens stay.")
    @ApiResponse(responseCode = "204", description = "Signed out everywhere else")
    ResponseEntity<Void> endOthers(Caller caller) {
        refuseApiToken(caller);
        profile.signOutEverywhere(caller.id(), caller.sessionId());
        return ResponseEntity.noContent().build();
    }

    /** A stolen API token could otherwise sign its owner out for ever, faster than the owner revokes it. */
    private static void refuseApiToken(Caller caller) {
        if (caller.means() == Caller.Means.API_TOKEN) {
            throw Problem.of(ProblemType.FORBIDDEN, "An API token cannot end sessions. Sign in for that.");
        }
    }
}
