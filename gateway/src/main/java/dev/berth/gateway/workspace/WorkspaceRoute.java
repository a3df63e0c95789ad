package dev.berth.gateway.workspace;

import dev.berth.gateway.workspace.BookingEvent.Address;
import java.time.Instant;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The way to one running workspace. Once closed it never opens again; everything under way on it hears of that. */
final class WorkspaceRoute {
    private final Address address;
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private volatile Instant endsAt;

    WorkspaceRoute(Address address, Instant endsAt) {
        this.address = address;
        this.endsAt = endsAt;
    }

    Address address() {
        return address;
    }

    boolean endedBy(Instant now) {
        return !now.isBefore(endsAt);
    }

    void endsAt(Instant later) {
        endsAt = later;
    }

    void close() {
        closed.tryEmitEmpty();
    }

    /** Completes when the route dies. */
    Mono<Void> closed() {
        return closed.asMono();
    }
}
