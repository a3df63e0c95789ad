package dev.berth.availability.room;

import dev.berth.availability.grid.FirstStart;
import dev.berth.availability.grid.FreeRun;
import dev.berth.availability.grid.Runs;
import dev.berth.availability.grid.SlotWords;
import dev.berth.availability.occupancy.ByName;
import dev.berth.availability.occupancy.Change;
import dev.berth.availability.occupancy.ChangeListener;
import dev.berth.availability.occupancy.Fill;
import dev.berth.availability.occupancy.Filter;
import dev.berth.availability.occupancy.Guard;
import dev.berth.availability.occupancy.Holder;
import dev.berth.availability.occupancy.Holders;
import dev.berth.availability.occupancy.Kind;
import dev.berth.availability.occupancy.Offer;
import dev.berth.availability.occupancy.Soonest;
import dev.berth.availability.occupancy.Stretch;
import dev.berth.availability.occupancy.Timelines;
import dev.berth.availability.occupancy.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All rooms over time, and which of them could serve a wish. */
@Component
public class Rooms implements Holders, Timelines {
    private final Guard guard;
    private final ChangeListener listener;
    private final Sources sources = new Sources();
    private final Map<UUID, RoomTimeline> rooms = new HashMap<>();
    private final ByName<RoomTimeline> byName = new ByName<>();
    /** Most rooms of a house have the same hours. Goes with the room that had them first. */
    private final Map<OpeningHours, OpenSlots> openSlots = new WeakHashMap<>();

    private int today;

    public Rooms(Guard guard, ChangeListener listener) {
        this.guard = guard;
        this.listener = listener;
    }

    @Override
    public Kind kind() {
        return Kind.ROOM;
    }

    @Override
    public Holder holder(UUID id) {
        return timeline(id);
    }

    private RoomTimeline timeline(UUID id) {
        return rooms.computeIfAbsent(id, any -> new RoomTimeline(id, today));
    }

    public void apply(RoomFacts facts) {
        guard.writing(() -> {
            if (timeline(facts.id()).describe(facts, openSlots(facts.openingHours()))) {
                byName.forget();
                listener.changed(Change.ofResource(Kind.ROOM, facts.id(), today));
            }
        });
    }

    private OpenSlots openSlots(OpeningHours hours) {
        return openSlots.computeIfAbsent(hours, OpenSlots::new);
    }

    public void remove(UUID roomId) {
        guard.writing(() -> {
            RoomTimeline room = rooms.get(roomId);
            if (room != null && room.facts() != null) {
                room.remove();
                byName.forget();
                listener.changed(Change.ofResource(Kind.ROOM, roomId, today));
            }
        });
    }

    public void apply(SourceFacts source) {
        guard.writing(() -> tell(sources.apply(source)));
    }

    public void removeSource(String id) {
        guard.writing(() -> tell(sources.remove(id)));
    }

    private void tell(Set<UUID> changed) {
        changed.forEach(room -> listener.changed(Change.ofResource(Kind.ROOM, room, today)));
    }

    @Override
    public void forgetDaysBefore(int slot) {
        today = slot;
        rooms.values().forEach(room -> room.forgetDaysBefore(slot));
    }

    /** A room that would suit, if anybody knew whether it is free. */
    public record UnknownRoom(
            UUID id, String name, String source, @Nullable Instant since) {}

    /** Rooms that would suit and are unknown, by name. */
    public List<UnknownRoom> unknown(RoomAsk ask, @Nullable UUID onlyRoom, int limit, Instant now) {
        return guard.reading(() -> {
            List<UnknownRoom> unknown = new ArrayList<>();
            for (RoomTimeline room : candidates(onlyRoom)) {
                RoomFacts facts = room.facts();
                if (facts != null && facts.canEverServe(ask) && unknown.size() < limit) {
                    sources.unknown(room.id(), now)
                            .ifPresent(it ->
                                    unknown.add(new UnknownRoom(room.id(), facts.name(), it.source(), it.since())));
                }
            }
            return unknown;
        });
    }

    /** Rooms that can serve this wish some time before the horizon, the soonest first. None that is unknown. */
    public List<Offer> search(RoomAsk ask, Window window, @Nullable UUID onlyRoom, int limit, Instant now) {
        return guard.reading(() -> {
            Soonest<RoomTimeline> soonest = new Soonest<>(limit);
            FirstStart finder = new FirstStart(ask.slots());
            for (RoomTimeline room : candidates(onlyRoom)) {
                int before = soonest.bound(window.horizon());
                if (before <= window.from()) {
                    break;
                }
                if (sources.unknown(room.id(), now).isEmpty()) {
                    consider(room, ask, window, before, finder, soonest);
                }
            }
            return soonest.inOrder().stream()
                    .map(it -> offer(it.what(), ask, window, it.slot()))
                    .toList();
        });
    }

    private static void consider(
            RoomTimeline room,
            RoomAsk ask,
            Window window,
            int before,
            FirstStart finder,
            Soonest<RoomTimeline> soonest) {
        RoomFacts facts = room.facts();
        if (facts != null && facts.canEverServe(ask)) {
            int start = finder.of(room, List.of(), window.from(), before, window.horizon());
            if (start != FirstStart.NONE) {
                soonest.offer(room, start);
            }
        }
    }

    private static Offer offer(RoomTimeline room, RoomAsk ask, Window window, int start) {
        RoomFacts facts = room.facts();
        String name = facts == null ? "" : facts.name();
        return new Offer(Kind.ROOM, room.id(), name, Runs.of(room, window.from(), window.to(), ask.slots()), start);
    }

    @Override
    public List<Stretch> stretches(Filter filter, int from, int to, Instant now, Predicate<List<Stretch>> goOn) {
        return guard.reading(() -> {
            List<Stretch> stretches = new ArrayList<>();
            for (RoomTimeline room : candidates(filter.id())) {
                RoomFacts facts = room.facts();
                if (facts != null && facts.isOpen() && filter.takes(facts.id(), facts.branch(), facts.location())) {
                    Optional<Sources.Unknown> unknown = sources.unknown(facts.id(), now);
                    addStretches(
                            stretches, facts, room, unknown.isPresent() ? Fill.UNKNOWN : Fill.FREE, unknown, from, to);
                    addStretches(stretches, facts, room::takenWord, Fill.FULL, Optional.empty(), from, to);
                    if (!goOn.test(stretches)) {
                        break;
                    }
                }
            }
            return stretches;
        });
    }

    private static void addStretches(
            List<Stretch> stretches,
            RoomFacts room,
            SlotWords where,
            Fill fill,
            Optional<Sources.Unknown> unknown,
            int from,
            int to) {
        @Nullable Instant since = unknown.map(Sources.Unknown::since).orElse(null);
        for (FreeRun run : Runs.of(where, from, to, 1)) {
            stretches.add(new Stretch(
                    Kind.ROOM, room.id(), room.name(), room.location(), run.from(), run.to(), fill, null, since));
        }
    }

    private List<RoomTimeline> candidates(@Nullable UUID onlyRoom) {
        if (onlyRoom == null) {
            return known();
        }
        RoomTimeline room = rooms.get(onlyRoom);
        return room == null ? List.of() : List.of(room);
    }

    private List<RoomTimeline> known() {
        return byName.of(
                rooms.values(),
                room -> room.facts() == null ? null : room.facts().name());
    }

    public int count() {
        return guard.reading(() -> known().size());
    }
}
