package dev.berth.booking.reservation.placement;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.grid.Window;
import dev.berth.booking.reservation.ledger.RoomHolds;
import dev.berth.booking.reservation.ledger.RoomHolds.Held;
import dev.berth.booking.room.BookableRoom;
import dev.berth.booking.room.RoomDirectory;
import dev.berth.booking.source.RoomSources;
import dev.berth.booking.source.RoomSources.UnknownRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What to tell somebody whose room is taken: four to eight queries, whatever the number of rooms. */
@Component
public class RoomCalendars {
    /** How far from the wished start an alternative may lie. */
    private static final Duration SEARCH = Duration.ofDays(7);

    private static final int SIMILAR_ROOMS = 20;

    private final RoomHolds holds;
    private final RoomDirectory rooms;
    private final RoomSources sources;

    RoomCalendars(RoomHolds holds, RoomDirectory rooms, RoomSources sources) {
        this.holds = holds;
        this.rooms = rooms;
        this.sources = sources;
    }

    /**
     * @param people how many must fit into another room
     * @param bookable from the earliest to the latest start that the rules allow
     * @param except a booking that is not in its own way, because it would move
     */
    public NoRoom explain(
            BookableRoom room, int people, Window wished, Window bookable, @Nullable UUID except, Instant now) {
        Window span = searchSpan(wished, bookable);
        RoomAlternatives sameRoom = new RoomAlternatives(room, taken(room, span, except), span);
        return new NoRoom(
                room.name() + " is taken at that time.",
                sameRoom.conflicts(wished),
                Stream.concat(
                                // Nothing is offered of a room of which nobody knows whether it is free.
                                sources.unknown(room.id(), now).isPresent()
                                        ? Stream.<NoRoom.Alternative>of()
                                        : sameRoom.around(wished).stream(),
                                sameTimeElsewhere(room, people, wished, now))
                        .toList());
    }

    /** Similar rooms that are free at the wished time. */
    public List<NoRoom.Alternative> elsewhere(BookableRoom room, int people, Window wished, Instant now) {
        return sameTimeElsewhere(room, people, wished, now).toList();
    }

    /** Other branches are only asked when its own has too few. */
    private Stream<NoRoom.Alternative> sameTimeElsewhere(BookableRoom room, int people, Window wished, Instant now) {
        return Stream.<Supplier<List<BookableRoom>>>of(
                        () -> rooms.similarInItsBranch(room.id(), people, SIMILAR_ROOMS),
                        () -> rooms.similarElsewhere(room.id(), people, SIMILAR_ROOMS))
                .flatMap(similar -> free(similar.get(), wished, now))
                .limit(RoomAlternatives.MOST)
                .map(it -> NoRoom.Alternative.in(it, wished));
    }

    private Stream<BookableRoom> free(List<BookableRoom> rooms, Window wished, Instant now) {
        List<UUID> ids = rooms.stream().map(BookableRoom::id).toList();
        Set<UUID> taken = Stream.concat(
                        holds.within(ids, wished, null).stream().map(Held::roomId),
                        sources.unknown(ids, now).stream().map(UnknownRoom::roomId))
                .collect(Collectors.toSet());
        return rooms.stream()
                .filter(it -> !taken.contains(it.id()) && it.openingHours().cover(wished, it.timeZone()));
    }

    private BitSet taken(BookableRoom room, Window span, @Nullable UUID except) {
        BitSet taken = new BitSet(span.slots());
        for (Held held : holds.within(List.of(room.id()), span, except)) {
            Window window = held.window().onGrid();
            taken.set(
                    Math.max(0, slotOf(window.startsAt(), span)),
                    Math.min(span.slots(), slotOf(window.endsAt(), span)));
        }
        return taken;
    }

    private static int slotOf(Instant instant, Window span) {
        return (int) Duration.between(span.startsAt(), instant).dividedBy(Grid.SLOT);
    }

    /** Always with the wished window inside: what is taken of it is told in any case. */
    private static Window searchSpan(Window wished, Window bookable) {
        Instant first = wished.startsAt().minus(SEARCH);
        Instant last = wished.endsAt().plus(SEARCH);
        Instant lastEnd = bookable.endsAt().plus(wished.length());
        return new Window(
                earlier(wished.startsAt(), later(first, bookable.startsAt())),
                later(wished.endsAt(), earlier(last, lastEnd)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
