package dev.berth.booking.room;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.security.Caller;
import dev.berth.platform.id.Uuid7;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people look at rooms, and what admins change about them. */
@Service
public class RoomAdministration {
    private final Rooms rooms;
    private final RoomNews news;
    private final AuditTrail audit;
    private final Clock clock;

    RoomAdministration(Rooms rooms, RoomNews news, AuditTrail audit, Clock clock) {
        this.rooms = rooms;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is null does not restrict. */
    public record Filter(@Nullable String branch, @Nullable Integer capacity) {}

    public sealed interface Outcome {
        record Saved(Room room) implements Outcome {}

        record NoSuchRoom() implements Outcome {}

        record Stale() implements Outcome {}
    }

    /** By branch and name, beginning after this room. */
    @Transactional(readOnly = true)
    public List<Room> list(Filter filter, @Nullable UUID after, int limit) {
        return rooms.page(filter.branch(), filter.capacity() == null ? 0 : filter.capacity(), after, limit);
    }

    @Transactional(readOnly = true)
    public Optional<Room> find(UUID id) {
        return rooms.findById(id);
    }

    @Transactional
    public Room add(RoomCard card, Caller admin) {
        Instant now = clock.instant();
        Room room = rooms.save(new Room(Uuid7.at(now), card, now));
        audit.record(Actor.of(admin), Subject.room(room.id()), "added", differences(null, card));
        news.tell(room, now);
        return room;
    }

    /**
     * What is booked stays booked, whatever the room becomes.
     *
     * @param status null leaves it as it is
     * @param expectedVersion what the admin was looking at; null when they do not mind
     */
    @Transactional
    public Outcome change(
            UUID id,
            UnaryOperator<RoomCard> edit,
            @Nullable RoomStatus status,
            @Nullable Long expectedVersion,
            Caller admin) {
        Optional<Room> found = rooms.lock(id);
        if (found.isEmpty()) return new Outcome.NoSuchRoom();
        Room room = found.get();
        if (expectedVersion != null && expectedVersion != room.version()) return new Outcome.Stale();
        Changes changes = apply(room, edit.apply(room.card()), status == null ? room.status() : status);
        if (!changes.isEmpty()) {
            audit.record(Actor.of(admin), Subject.room(id), "changed", changes);
            news.tell(room, clock.instant());
        }
        return new Outcome.Saved(room);
    }

    private static Changes apply(Room room, RoomCard card, RoomStatus status) {
        Changes changes =
                differences(room.card(), card).and("status", room.status().word(), status.word());
        room.describe(card);
        switch (status) {
            case OPEN -> room.reopen();
            case CLOSED -> room.close();
        }
        return changes;
    }

    private static Changes differences(@Nullable RoomCard before, RoomCard after) {
        return Changes.none()
                .and("name", of(before, RoomCard::name), after.name())
                .and("branch", of(before, RoomCard::branch), after.branch())
                .and("location", of(before, RoomCard::location), after.location())
                .and("capacity", of(before, RoomCard::capacity), after.capacity())
                .and(
                        "timeZone",
                        of(before, it -> it.timeZone().getId()),
                        after.timeZone().getId())
                .and("openingHours", of(before, RoomCard::openingHours), after.openingHours())
                .and(
                        "approval",
                        of(before, it -> it.approval().word()),
                        after.approval().word());
    }

    private static @Nullable Object of(@Nullable RoomCard card, Function<RoomCard, Object> field) {
        return card == null ? null : field.apply(card);
    }
}
