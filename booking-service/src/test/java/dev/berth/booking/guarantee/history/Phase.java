package dev.berth.booking.guarantee.history;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.guarantee.history.Actors.Done;
import dev.berth.booking.guarantee.history.Deed.BookNode;
import dev.berth.booking.guarantee.history.Deed.BookRoom;
import dev.berth.booking.guarantee.history.Deed.BookSeat;
import dev.berth.booking.guarantee.history.Deed.Extend;
import dev.berth.booking.guarantee.history.Deed.Itself;
import dev.berth.booking.guarantee.history.Deed.MoveTo;
import dev.berth.booking.guarantee.history.Deed.OfSession;
import dev.berth.booking.guarantee.history.Deed.Reschedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was done at the same time, replayed one by one. What was written must fit the model step by step; what was refused
 * must have been refusable at some moment of the phase, because nobody knows which one it was.
 */
final class Phase {
    private record Version(UUID of, long version) {
        static Version of(Written it) {
            return new Version(it.id(), it.version());
        }
    }

    private record Slot(UUID node, Instant start) {}

    private record Holder(UUID person, String kind) {}

    private final SequentialModel model;
    private final Instant now;
    private final List<String> findings = new ArrayList<>();

    // All that was ever so during the phase.
    private final List<Entry> held = new ArrayList<>();
    private final Map<UUID, List<Entry>> states = new HashMap<>();
    private final Map<UUID, List<SessionEntry>> sessions = new HashMap<>();
    private final Map<Slot, Integer> mostCores = new HashMap<>();
    private final Map<Holder, Long> mostOpen = new HashMap<>();

    Phase(SequentialModel model, Instant now) {
        this.model = model;
        this.now = now;
        model.bookings().values().forEach(this::remember);
        model.sessions().values().forEach(this::remember);
        remeasure();
    }

    List<String> check(List<Done> done, List<Written> written) {
        Map<Version, Deed> acknowledged = acknowledged(done, written);
        written.forEach(it -> take(it, acknowledged.getOrDefault(Version.of(it), new Itself())));
        Set<Version> seen = written.stream().map(Version::of).collect(Collectors.toSet());
        acknowledged.forEach((version, deed) -> {
            if (!seen.contains(version)) {
                findings.add("Acknowledged and never written: " + deed + " of " + version);
            }
        });
        done.stream()
                .filter(it -> it.result() != Result.DONE && !refusable(it))
                .forEach(it -> findings.add("Refused without a reason: " + it));
        model.disagreements().forEach(findings::add);
        return findings;
    }

    /**
     * Who changed a session is told the version that it has then. Seats that were given back with it count as well, but the
     * session says as of which version it is what it is.
     */
    private static Map<Version, Deed> acknowledged(List<Done> done, List<Written> written) {
        Map<Version, Version> edited = new HashMap<>();
        written.forEach(it -> {
            if (it instanceof SessionEntry session) {
                edited.put(Version.of(it), new Version(it.id(), session.edited()));
            }
        });
        Map<Version, Deed> acknowledged = new HashMap<>();
        done.stream()
                .filter(it -> it.id() != null && it.result() == Result.DONE)
                .forEach(it -> {
                    Version told = new Version(it.id(), it.version());
                    acknowledged.put(edited.getOrDefault(told, told), it.deed());
                });
        return acknowledged;
    }

    private void take(Written written, Deed deed) {
        switch (written) {
            case Entry it -> {
                model.write(it, deed, now).forEach(findings::add);
                remember(it);
                remeasure();
            }
            case SessionEntry it -> {
                model.write(it, deed, now).forEach(findings::add);
                remember(it);
            }
        }
    }

    private void remember(SessionEntry session) {
        sessions.computeIfAbsent(session.id(), it -> new ArrayList<>()).add(session);
    }

    private void remember(Entry entry) {
        states.computeIfAbsent(entry.id(), it -> new ArrayList<>()).add(entry);
        if (entry.holds()) {
            held.add(entry);
        }
    }

    private void remeasure() {
        Map<Slot, Integer> cores = new HashMap<>();
        Map<Holder, Long> open = new HashMap<>();
        model.bookings().values().stream().filter(Entry::holds).forEach(it -> {
            open.merge(new Holder(it.person(), it.kind()), 1L, Long::sum);
            if (it.isOnNode()) {
                it.slots().forEach(slot -> cores.merge(new Slot(it.node(), slot), it.cores(), Integer::sum));
            }
        });
        cores.forEach((slot, most) -> mostCores.merge(slot, most, Math::max));
        open.forEach((holder, most) -> mostOpen.merge(holder, most, Math::max));
    }

    private boolean refusable(Done it) {
        return switch (it.result()) {
            case DONE -> true;
            case FULL -> couldBeFull(it);
            case AGAINST_THE_RULES -> couldBeTooMany(it.deed()) || couldBeClosed(it.deed()) || couldBe(it);
            case ILLEGAL, STALE -> couldBe(it);
        };
    }

    private boolean couldBe(Done it) {
        return it.deed() instanceof OfSession deed ? couldBe(it, deed) : couldBeOfABooking(it);
    }

    private boolean couldBe(Done it, OfSession deed) {
        return it.id() == null
                ? Timetable.verdict(null, deed, now) == it.result()
                : sessions.get(it.id()).stream().anyMatch(state -> Timetable.verdict(state, deed, now) == it.result());
    }

    private boolean couldBeOfABooking(Done it) {
        return states.getOrDefault(it.id(), List.of()).stream()
                .anyMatch(state -> SequentialModel.withoutAskingForRoom(state, it.deed(), now) == it.result());
    }

    private boolean couldBeTooMany(Deed deed) {
        return switch (deed) {
            case BookRoom it -> mostOpen.getOrDefault(new Holder(it.person(), "room"), 0L) >= 10;
            case BookNode it -> mostOpen.getOrDefault(new Holder(it.person(), "compute"), 0L) >= 10;
            case BookSeat it -> mostOpen.getOrDefault(new Holder(it.person(), "course"), 0L) >= 10;
            default -> false;
        };
    }

    private boolean couldBeClosed(Deed deed) {
        return deed instanceof BookSeat it
                && sessions.get(it.session()).stream().anyMatch(state -> !state.isOpen(now));
    }

    private boolean couldBeFull(Done refused) {
        return switch (refused.deed()) {
            case BookRoom it ->
                others(refused.id())
                        .anyMatch(other -> it.room().equals(other.room()) && other.overlaps(it.from(), it.until()));
            case BookNode it ->
                model.nodes().keySet().stream()
                        .allMatch(
                                node -> couldBeFull(node, it.cores(), it.gpus(), it.from(), it.until(), refused.id()));
            case BookSeat it ->
                sessions.get(it.session()).stream().anyMatch(state -> state.taken() >= state.capacity())
                        || held.stream()
                                .anyMatch(other -> it.session().equals(other.session())
                                        && it.person().equals(other.person()));
            case Extend it -> states.get(refused.id()).stream().anyMatch(state -> couldNotGrow(state, it.until()));
            case Reschedule it ->
                others(refused.id())
                        .anyMatch(other ->
                                states.get(refused.id()).getFirst().room().equals(other.room())
                                        && other.overlaps(it.from(), it.until()));
            case MoveTo it ->
                states.get(refused.id()).stream()
                        .anyMatch(state -> couldBeFull(
                                it.node(),
                                state.cores(),
                                state.gpus().size(),
                                state.startsAt(),
                                state.endsAt(),
                                state.id()));
            default -> false;
        };
    }

    private boolean couldNotGrow(Entry state, Instant until) {
        return state.isRoom()
                ? others(state.id())
                        .anyMatch(it -> state.room().equals(it.room()) && it.overlaps(state.endsAt(), until))
                : itsGpusCouldBeTaken(state, until)
                        || couldBeFull(state.node(), state.cores(), 0, Grid.ceil(state.endsAt()), until, state.id());
    }

    /** It keeps the very GPUs that it has: others that are free do not help. */
    private boolean itsGpusCouldBeTaken(Entry state, Instant until) {
        return others(state.id())
                .filter(it -> it.overlaps(Grid.ceil(state.endsAt()), until))
                .anyMatch(it -> it.gpus().stream().anyMatch(state.gpus()::contains));
    }

    /** Too few cores in one slot, or so many of its GPUs taken at one time or another that too few are sure to be left. */
    private boolean couldBeFull(UUID node, int cores, int gpus, Instant from, Instant until, @Nullable UUID except) {
        var machine = model.nodes().get(node);
        long takenGpus = others(except)
                .filter(it -> node.equals(it.node()) && it.overlaps(from, until))
                .flatMap(it -> it.gpus().stream())
                .distinct()
                .count();
        return machine.gpus() - takenGpus < gpus && gpus > 0
                || Entry.slots(from, until)
                        .anyMatch(slot -> mostCores.getOrDefault(new Slot(node, slot), 0) + cores > machine.cores());
    }

    private Stream<Entry> others(@Nullable UUID except) {
        return held.stream().filter(it -> !it.id().equals(except));
    }
}
