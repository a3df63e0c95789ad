package dev.berth.booking.external;

import dev.berth.booking.grid.Window;
import dev.berth.booking.reservation.ledger.RoomHolds;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes one event in, with the hold that follows from it: all of it or nothing. */
@Component
class TakeExternal {
    private static final String SOURCE_KEY = "source/";

    private final ExternalBookings bookings;
    private final ExternalSources sources;
    private final RoomHolds holds;
    private final Clock clock;

    TakeExternal(ExternalBookings bookings, ExternalSources sources, RoomHolds holds, Clock clock) {
        this.bookings = bookings;
        this.sources = sources;
        this.holds = holds;
        this.clock = clock;
    }

    enum Outcome {
        TAKEN,
        /** It is written down, and does not hold the room: somebody else has it. */
        CLASHED,
        FREED,
        SEEN_BEFORE,
        NOT_OURS,
        UNREADABLE
    }

    @Transactional
    Outcome take(@Nullable String key, @Nullable String value) {
        if (key == null) return Outcome.UNREADABLE;
        if (value == null) return forget(key);
        ExternalEvent event = ExternalEvent.read(value);
        if (event == null) return Outcome.UNREADABLE;
        if (event.externalBooking() != null) return take(key, event.version(), event.externalBooking());
        return event.source() == null || sources.save(event.source(), event.version())
                ? Outcome.NOT_OURS
                : Outcome.SEEN_BEFORE;
    }

    private Outcome take(String key, long version, ExternalEvent.Taken it) {
        UUID roomId = it.resourceId();
        if (roomId == null || !it.endsAt().isAfter(it.startsAt()) || !bookings.isRoom(roomId)) return forget(key);
        Instant now = clock.instant();
        Optional<UUID> saved = bookings.save(key, version, roomId, it, now);
        if (saved.isEmpty()) return Outcome.SEEN_BEFORE;
        UUID id = saved.get();
        holds.releaseExternal(id);
        if (!it.wantsTheRoom()) return Outcome.FREED;
        return hold(id, roomId, new Window(it.startsAt(), it.endsAt())) ? Outcome.TAKEN : Outcome.CLASHED;
    }

    boolean hold(UUID id, UUID roomId, Window window) {
        boolean held = holds.takeExternal(id, roomId, window);
        if (held) bookings.holds(id);
        return held;
    }

    private Outcome forget(String key) {
        if (key.startsWith(SOURCE_KEY)) sources.forget(key.substring(SOURCE_KEY.length()));
        return bookings.forget(key) ? Outcome.FREED : Outcome.NOT_OURS;
    }
}
