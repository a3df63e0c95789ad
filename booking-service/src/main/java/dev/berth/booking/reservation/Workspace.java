package dev.berth.booking.reservation;

import dev.berth.booking.grid.Window;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The container that serves a compute booking: what is wanted (generation, from, until) and what its node last said. */
@Embeddable
public record Workspace(
        @Column(name = "workspace_state") WorkspaceState state,
        @Column(name = "workspace_reason") @Nullable String reason,
        @Column(name = "workspace_generation") int generation,
        @Column(name = "workspace_from") Instant from,
        @Column(name = "workspace_until") Instant until,
        @Column(name = "workspace_host") @Nullable String host,
        @Column(name = "workspace_port") @Nullable Integer port) {

    static Workspace wanted(Window window) {
        return new Workspace(WorkspaceState.SCHEDULED, null, 1, window.startsAt(), window.endsAt(), null, null);
    }

    /** A new generation with another end; what runs keeps running. */
    Workspace wantedUntil(Instant end) {
        return new Workspace(state, reason, generation + 1, from, end, host, port);
    }

    /** A new generation on another node, where nothing has been done yet. */
    Workspace wantedElsewhere() {
        return new Workspace(WorkspaceState.SCHEDULED, null, generation + 1, from, until, null, null);
    }

    /** A new generation for other times or another size, of which nothing has been done yet. */
    Workspace wantedFor(Window window) {
        return new Workspace(
                WorkspaceState.SCHEDULED, null, generation + 1, window.startsAt(), window.endsAt(), null, null);
    }

    /** What the report makes of this workspace; empty when it says nothing new, or something that is behind us. */
    Optional<Workspace> seen(WorkspaceReport report) {
        boolean forward = state.mayBecome(report.state());
        boolean moved = state == report.state() && report.host() != null && !report.at(host, port);
        if (report.generation() != generation || !(forward || moved)) {
            return Optional.empty();
        }
        boolean known = report.host() != null;
        return Optional.of(new Workspace(
                report.state(),
                report.reason(),
                generation,
                from,
                until,
                known ? report.host() : host,
                known ? report.port() : port));
    }

    boolean mayRunAt(Instant instant) {
        return !state.isOver() && from.isBefore(instant) && instant.isBefore(until);
    }

    boolean hasBegun() {
        return state.compareTo(WorkspaceState.PREPARING) > 0;
    }
}
