package dev.berth.booking.guarantee.history;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.guarantee.history.Deed.Approve;
import dev.berth.booking.guarantee.history.Deed.BookNode;
import dev.berth.booking.guarantee.history.Deed.BookRoom;
import dev.berth.booking.guarantee.history.Deed.BookSeat;
import dev.berth.booking.guarantee.history.Deed.Cancel;
import dev.berth.booking.guarantee.history.Deed.End;
import dev.berth.booking.guarantee.history.Deed.Extend;
import dev.berth.booking.guarantee.history.Deed.Itself;
import dev.berth.booking.guarantee.history.Deed.MoveTo;
import dev.berth.booking.guarantee.history.Deed.OfSession;
import dev.berth.booking.guarantee.history.Deed.Reject;
import dev.berth.booking.guarantee.history.Deed.Reschedule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Berth would be if one person at a time used it: maps and loops, and the README's rules. */
final class SequentialModel {
    private static final int OPEN_BOOKINGS = 10;
    private static final Duration LONGEST = Duration.ofHours(8);

    record Machine(int cores, int gpus) {}

    private final Map<UUID, Machine> nodes;
    private final Set<UUID> roomsWithApproval;
    private final Map<UUID, Entry> bookings = new HashMap<>();
    private final Timetable timetable = new Timetable();

    SequentialModel(Map<UUID, Machine> nodes, Set<UUID> roomsWithApproval) {
        this.nodes = nodes;
        this.roomsWithApproval = roomsWithApproval;
    }

    Map<UUID, Entry> bookings() {
        return bookings;
    }

    Map<UUID, SessionEntry> sessions() {
        return timetable.sessions();
    }

    Map<UUID, Machine> nodes() {
        return nodes;
    }

    /** What a deed would come to now. Empty when that cannot be said: two refusals are as good as each other. */
    Set<Result> wouldBe(@Nullable UUID id, Deed deed, Instant now) {
        return switch (deed) {
            case BookRoom it ->
                openBookings(it.person(), "room") >= OPEN_BOOKINGS
                        ? Set.of(Result.AGAINST_THE_RULES)
                        : fits(roomIsFree(it.room(), it.from(), it.until(), null));
            case BookNode it -> bookNode(it);
            case BookSeat it -> bookSeat(it, now);
            case OfSession it -> Set.of(timetable.wouldBe(id, it, now));
            default -> change(bookings.get(id), deed, now);
        };
    }

    private Set<Result> bookNode(BookNode it) {
        boolean fits = nodes.keySet().stream()
                .anyMatch(node -> nodeHas(node, it.cores(), it.gpus(), it.from(), it.until(), null));
        if (openBookings(it.person(), "compute") < OPEN_BOOKINGS) {
            return fits(fits);
        }
        return fits ? Set.of(Result.AGAINST_THE_RULES) : Set.of(Result.AGAINST_THE_RULES, Result.FULL);
    }

    private Set<Result> bookSeat(BookSeat it, Instant now) {
        SessionEntry session = sessions().get(it.session());
        return !session.isOpen(now) || openBookings(it.person(), "course") >= OPEN_BOOKINGS
                ? Set.of(Result.AGAINST_THE_RULES)
                : fits(seatIsFree(session, null) && !sits(it.person(), session, null));
    }

    private Set<Result> change(Entry booking, Deed deed, Instant now) {
        Result verdict = withoutAskingForRoom(booking, deed, now);
        return verdict == Result.DONE ? fits(hasRoomFor(booking, deed)) : Set.of(verdict);
    }

    /** What the booking's own state says to it. */
    static Result withoutAskingForRoom(Entry booking, Deed deed, Instant now) {
        return switch (deed) {
            case Approve it -> legal(booking.is("pending") && now.isBefore(booking.decideBy()));
            case Reject it -> legal(booking.is("pending"));
            case Cancel it -> legal(booking.is("pending", "approved"));
            case End it ->
                legal(!booking.isSeat()
                        && booking.is("active")
                        && endedAt(booking, now).isBefore(booking.endsAt()));
            case Extend it -> extend(booking, it, now);
            case Reschedule it -> reschedule(booking, it, now);
            case MoveTo it ->
                legal(booking.isOnNode()
                        && booking.is("pending", "approved")
                        && !booking.hasBegun()
                        && now.isBefore(booking.endsAt())
                        && !it.node().equals(booking.node()));
            case BookRoom it -> Result.DONE;
            case BookNode it -> Result.DONE;
            case BookSeat it -> Result.DONE;
            case OfSession it -> Result.DONE;
            case Itself it -> Result.DONE;
        };
    }

    private static Result extend(Entry booking, Extend it, Instant now) {
        if (booking.isSeat()) {
            return Result.ILLEGAL;
        }
        return tooLong(booking.startsAt(), it.until()) || !it.until().isAfter(booking.startsAt())
                ? Result.AGAINST_THE_RULES
                : legal(mayGrow(booking, it, now));
    }

    private static Result reschedule(Entry booking, Reschedule it, Instant now) {
        if (it.seen() != booking.version()) {
            return Result.STALE;
        }
        if (booking.isSeat()) {
            return Result.ILLEGAL;
        }
        if (it.from().isBefore(Grid.floor(now)) || tooLong(it.from(), it.until())) {
            return Result.AGAINST_THE_RULES;
        }
        return legal(booking.is("pending", "approved") && now.isBefore(booking.endsAt()));
    }

    private static boolean mayGrow(Entry booking, Extend it, Instant now) {
        return booking.is("approved", "active")
                && now.isBefore(booking.endsAt())
                && it.until().isAfter(booking.endsAt());
    }

    private boolean hasRoomFor(Entry booking, Deed deed) {
        return switch (deed) {
            case Extend it ->
                booking.isRoom()
                        ? roomIsFree(booking.room(), booking.endsAt(), it.until(), booking)
                        : nodeHasThese(booking, Grid.ceil(booking.endsAt()), it.until());
            case Reschedule it -> roomIsFree(booking.room(), it.from(), it.until(), booking);
            case MoveTo it ->
                nodeHas(
                        it.node(),
                        booking.cores(),
                        booking.gpus().size(),
                        booking.startsAt(),
                        booking.endsAt(),
                        booking);
            default -> true;
        };
    }

    /** Takes in what was written; says what of it cannot be. */
    Stream<String> write(Entry next, Deed deed, Instant now) {
        Entry before = bookings.get(next.id());
        var claims = Claims.about(next)
                .that("follows its last version", next.version() == (before == null ? 0 : before.version() + 1))
                .that("is what " + deed + " makes of " + before, follows(before, next, deed, now))
                .that(
                        "is one of not too many",
                        before != null || openBookings(next.person(), next.kind()) < OPEN_BOOKINGS);
        if (next.isRoom()) {
            claims.that(
                    "has its room to itself",
                    !next.holds() || roomIsFree(next.room(), next.startsAt(), next.endsAt(), next));
        }
        if (next.isOnNode()) {
            claims.that(
                    "finds its capacity on its node",
                    !next.holds() || nodeHasThese(next, next.startsAt(), Grid.ceil(next.endsAt())));
        }
        if (next.isSeat()) {
            SessionEntry session = timetable.of(next);
            claims.that("finds a seat in its session", !next.takesSeat() || seatIsFree(session, next))
                    .that("is its person's only seat there", !next.holds() || !sits(next.person(), session, next));
        }
        bookings.put(next.id(), next);
        return claims.broken();
    }

    Stream<String> write(SessionEntry next, Deed deed, Instant now) {
        return timetable.write(next, deed, now);
    }

    /** What sessions and their seats say of each other, once nobody is in the middle of something. */
    Stream<String> disagreements() {
        return Stream.concat(
                bookings.values().stream()
                        .filter(Entry::isSeat)
                        .filter(it -> it.holds() && !isAsItsSession(it))
                        .map(it -> "Not as its session is, " + timetable.of(it) + ": " + it),
                sessions().values().stream()
                        .filter(it -> seatsTaken(it, null) != it.taken())
                        .map(it -> seatsTaken(it, null) + " seats taken: " + it));
    }

    private boolean isAsItsSession(Entry seat) {
        SessionEntry session = timetable.of(seat);
        return !session.is("cancelled") && session.isAt(seat.startsAt(), seat.endsAt());
    }

    private boolean follows(@Nullable Entry before, Entry next, Deed deed, Instant now) {
        if (before == null) {
            return isNew(next, deed);
        }
        if (deed instanceof Itself) {
            return movedByItself(before, next, now);
        }
        if (withoutAskingForRoom(before, deed, now) != Result.DONE) {
            return false;
        }
        return switch (deed) {
            case Approve it -> becomes(before, next, "approved");
            case Reject it -> becomes(before, next, "rejected");
            case Cancel it -> becomes(before, next, "cancelled");
            case End it ->
                next.is(before.isOnNode() ? "active" : "completed")
                        && next.endsAt().equals(endedAt(before, now));
            case Extend it -> next.is(before.status()) && next.endsAt().equals(it.until());
            case Reschedule it ->
                next.is(before.status())
                        && next.startsAt().equals(it.from())
                        && next.endsAt().equals(it.until());
            case MoveTo it ->
                becomes(before, next, before.status()) && it.node().equals(next.node());
            case BookRoom it -> false;
            case BookNode it -> false;
            case BookSeat it -> false;
            case OfSession it -> false;
            case Itself it -> false;
        };
    }

    private boolean isNew(Entry next, Deed deed) {
        return switch (deed) {
            case BookRoom it ->
                next.is(roomsWithApproval.contains(it.room()) ? "pending" : "approved")
                        && it.room().equals(next.room())
                        && next.startsAt().equals(it.from())
                        && next.endsAt().equals(it.until());
            case BookNode it ->
                next.is("pending")
                        && next.cores() == it.cores()
                        && next.gpus().size() == it.gpus()
                        && next.startsAt().equals(it.from())
                        && next.endsAt().equals(it.until());
            case BookSeat it -> next.is("approved") && it.session().equals(next.session()) && isAsItsSession(next);
            default -> false;
        };
    }

    private static boolean becomes(Entry before, Entry next, String status) {
        return next.is(status)
                && next.startsAt().equals(before.startsAt())
                && next.endsAt().equals(before.endsAt());
    }

    private boolean movedByItself(Entry before, Entry next, Instant now) {
        return switch (before.status() + " " + next.status()) {
            case "pending expired" -> !now.isBefore(before.decideBy());
            case "approved active" -> before.isOnNode() || !now.isBefore(before.startsAt());
            case "active completed" -> before.isOnNode() || !now.isBefore(before.endsAt());
            case "approved failed", "active failed" -> before.isOnNode();
            case "approved cancelled" -> before.isSeat() && timetable.of(next).is("cancelled");
            // What its node says of the workspace is new, or when its session is.
            default ->
                before.isOnNode() && becomes(before, next, before.status())
                        || before.isSeat() && next.is("approved") && before.is("approved") && isAsItsSession(next);
        };
    }

    private long openBookings(UUID person, String kind) {
        return bookings.values().stream()
                .filter(it ->
                        it.holds() && it.kind().equals(kind) && it.person().equals(person))
                .count();
    }

    private boolean roomIsFree(@Nullable UUID room, Instant from, Instant until, @Nullable Entry except) {
        return others(except).noneMatch(it -> it.isRoom() && it.room().equals(room) && it.overlaps(from, until));
    }

    private boolean seatIsFree(SessionEntry session, @Nullable Entry except) {
        return seatsTaken(session, except) < session.capacity();
    }

    private long seatsTaken(SessionEntry session, @Nullable Entry except) {
        return bookings.values().stream()
                .filter(it -> it.takesSeat() && session.id().equals(it.session()) && isOther(it, except))
                .count();
    }

    private boolean sits(UUID person, SessionEntry session, @Nullable Entry except) {
        return others(except)
                .anyMatch(it -> session.id().equals(it.session()) && it.person().equals(person));
    }

    /** Its cores, and the very GPUs that it has. */
    private boolean nodeHasThese(Entry booking, Instant from, Instant until) {
        return coresSuffice(booking.node(), booking.cores(), from, until, booking)
                && others(booking)
                        .filter(it -> it.overlaps(from, until))
                        .noneMatch(it -> it.gpus().stream().anyMatch(booking.gpus()::contains));
    }

    private boolean nodeHas(UUID node, int cores, int gpus, Instant from, Instant until, @Nullable Entry except) {
        long taken = others(except)
                .filter(it -> node.equals(it.node()) && it.overlaps(from, until))
                .flatMap(it -> it.gpus().stream())
                .distinct()
                .count();
        return coresSuffice(node, cores, from, until, except) && nodes.get(node).gpus() - taken >= gpus;
    }

    private boolean coresSuffice(UUID node, int cores, Instant from, Instant until, @Nullable Entry except) {
        List<Entry> there = others(except)
                .filter(it -> node.equals(it.node()) && it.overlaps(from, until))
                .toList();
        return Entry.slots(from, until)
                .allMatch(slot -> there.stream()
                                .filter(it -> it.overlaps(slot, slot.plus(Grid.SLOT)))
                                .mapToInt(Entry::cores)
                                .sum()
                        <= nodes.get(node).cores() - cores);
    }

    private Stream<Entry> others(@Nullable Entry except) {
        return bookings.values().stream().filter(it -> it.holds() && isOther(it, except));
    }

    private static boolean isOther(Entry booking, @Nullable Entry except) {
        return except == null || !booking.id().equals(except.id());
    }

    private static Instant endedAt(Entry booking, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return second.isAfter(booking.startsAt()) ? second : booking.startsAt().plusSeconds(1);
    }

    private static boolean tooLong(Instant from, Instant until) {
        return Duration.between(from, until).compareTo(LONGEST) > 0;
    }

    private static Result legal(boolean legal) {
        return legal ? Result.DONE : Result.ILLEGAL;
    }

    private static Set<Result> fits(boolean fits) {
        return Set.of(fits ? Result.DONE : Result.FULL);
    }
}
