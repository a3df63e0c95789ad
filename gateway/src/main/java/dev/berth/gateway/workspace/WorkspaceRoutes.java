package dev.berth.gateway.workspace;

import dev.berth.gateway.nodestream.StreamKind;
import dev.berth.gateway.nodestream.StreamPools;
import dev.berth.gateway.workspace.BookingEvent.Place;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The table of running workspaces, made of booking events alone: every replica has all of it, and none is asked. A route
 * opens with the running workspace and dies with the booking, by an event or, without one, by the clock.
 */
@Component
class WorkspaceRoutes {
    private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();
    private final Clock clock;
    private final StreamPools pools;
    private volatile boolean complete;

    WorkspaceRoutes(Clock clock, StreamPools pools) {
        this.clock = clock;
        this.pools = pools;
    }

    /** Events may come again and late: only what is newer than what was seen counts. */
    void apply(BookingEvent event) {
        if (!event.booking().hasWorkspace()) {
            return;
        }
        entries.compute(
                event.booking().id(),
                (id, before) -> before != null && event.version() <= before.version() ? before : next(before, event));
    }

    /** The booking's record was erased. */
    void forget(UUID booking) {
        entries.computeIfPresent(booking, (id, entry) -> {
            entry.close();
            return null;
        });
    }

    Lookup find(UUID booking) {
        var entry = entries.get(booking);
        if (entry == null) {
            return complete ? new Lookup.Over() : new Lookup.Starting();
        }
        var now = clock.instant();
        if (entry.route() != null && !entry.route().endedBy(now)) {
            return new Lookup.Open(entry.route());
        }
        return entry.mayStillRun() && now.isBefore(entry.endsAt()) ? new Lookup.Starting() : new Lookup.Over();
    }

    /** Whether the booking is known, and its workspace runs or may still run. */
    boolean isLive(UUID booking) {
        return entries.containsKey(booking) && !(find(booking) instanceof Lookup.Over);
    }

    /** Closes what the clock has ended and forgets bookings that no event can bring back. */
    void closeOverdue() {
        var now = clock.instant();
        for (var booking : entries.keySet()) {
            entries.computeIfPresent(booking, (id, entry) -> {
                var still = entry.route() != null && entry.route().endedBy(now) ? entry.closed() : entry;
                return still.rememberUntil().isAfter(now) ? still : null;
            });
        }
    }

    /** Everything that was on the topic at the start has been read. */
    void markComplete() {
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    long open() {
        return entries.values().stream().filter(it -> it.route() != null).count();
    }

    private @Nullable Entry next(@Nullable Entry before, BookingEvent event) {
        var endsAt = event.booking().endsAt();
        var remembered = before == null ? endsAt : later(before.rememberUntil(), endsAt);
        if (before == null && !remembered.isAfter(clock.instant())) {
            return null;
        }
        return new Entry(event.version(), endsAt, remembered, event.mayStillRun(), routeAfter(before, event));
    }

    private @Nullable WorkspaceRoute routeAfter(@Nullable Entry before, BookingEvent event) {
        var open = before == null ? null : before.route();
        var endsAt = event.booking().endsAt();
        var place = clock.instant().isBefore(endsAt) ? event.runningAt() : null;
        if (open != null && open.place().equals(place)) {
            // Extended or shortened: connections stay.
            open.endsAt(endsAt);
            return open;
        }
        if (open != null) {
            open.close();
        }
        return place == null ? null : open(place, event.booking().id(), endsAt);
    }

    private WorkspaceRoute open(Place place, UUID booking, Instant endsAt) {
        return new WorkspaceRoute(
                place,
                pools.of(place.node(), booking, StreamKind.WORKSPACE),
                pools.of(place.node(), booking, StreamKind.WATCH),
                endsAt);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * @param rememberUntil the latest end ever announced: until then an old event that comes again could open the route,
     *     so its version must be known
     */
    private record Entry(
            long version,
            Instant endsAt,
            Instant rememberUntil,
            boolean mayStillRun,
            @Nullable WorkspaceRoute route) {
        void close() {
            if (route != null) {
                route.close();
            }
        }

        Entry closed() {
            close();
            return new Entry(version, endsAt, rememberUntil, false, null);
        }
    }
}
