package dev.berth.gateway.workspace;

import dev.berth.gateway.nodestream.StreamPool;
import dev.berth.gateway.workspace.BookingEvent.Address;
import dev.berth.gateway.workspace.BookingEvent.Place;
import java.time.Instant;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The way to one running workspace. Once closed it never opens again; everything under way on it hears of that. */
final class WorkspaceRoute {
    private final Place place;
    private final StreamPool streams;
    private final StreamPool watches;
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private volatile Instant endsAt;

    WorkspaceRoute(Place place, StreamPool streams, StreamPool watches, Instant endsAt) {
        this.place = place;
        this.streams = streams;
        this.watches = watches;
        this.endsAt = endsAt;
    }

    Place place() {
        return place;
    }

    Address address() {
        return place.address();
    }

    /** To the workspace's port. */
    StreamPool streams() {
        return streams;
    }

    /** To the agent, which answers what is asked about the workspace. */
    StreamPool watches() {
        return watches;
    }

    boolean endedBy(Instant now) {
        return !now.isBefore(endsAt);
    }

    void endsAt(Instant later) {
        endsAt = later;
    }

    void close() {
        closed.tryEmitEmpty();
        streams.close();
        watches.close();
    }

    /** Completes when the route dies. */
    Mono<Void> closed() {
        return closed.asMono();
    }
}
