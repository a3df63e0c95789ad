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
import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.Change;
import dev.berth.booking.reservation.Clockwork;
import dev.berth.booking.reservation.DecideBooking;
import dev.berth.booking.reservation.EditBooking;
import dev.berth.booking.reservation.ExtendBooking;
import dev.berth.booking.reservation.MoveBooking;
import dev.berth.booking.reservation.Orders;
import dev.berth.booking.reservation.Placing;
import dev.berth.booking.reservation.Reserve;
import dev.berth.booking.reservation.ReserveRoom;
import dev.berth.booking.reservation.ReserveSeat;
import dev.berth.booking.reservation.RoomOrder;
import dev.berth.booking.reservation.SeatOrder;
import dev.berth.booking.security.Caller;
import dev.berth.booking.testing.TestReports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Everybody who may do something, doing it through the service's own doors. */
class Actors {
    private static final int REMEMBERED = 80;

    private final Reserve reserve;
    private final ReserveRoom reserveRoom;
    private final ReserveSeat reserveSeat;
    private final Planners planners;
    private final DecideBooking decide;
    private final EditBooking edit;
    private final ExtendBooking extend;
    private final MoveBooking move;
    private final Clockwork clockwork;
    private final TestReports reports;
    private final Clock clock;

    private Caller admin;
    private Map<UUID, Caller> students;
    private List<UUID> people;
    private List<UUID> rooms;
    private List<UUID> nodes;
    private String tag;
    private final Map<UUID, Booking> known = new ConcurrentHashMap<>();
    private final List<UUID> inOrder = new CopyOnWriteArrayList<>();

    Actors(
            Reserve reserve,
            ReserveRoom reserveRoom,
            ReserveSeat reserveSeat,
            Planners planners,
            DecideBooking decide,
            EditBooking edit,
            ExtendBooking extend,
            MoveBooking move,
            Clockwork clockwork,
            TestReports reports,
            Clock clock) {
        this.reserve = reserve;
        this.reserveRoom = reserveRoom;
        this.reserveSeat = reserveSeat;
        this.planners = planners;
        this.decide = decide;
        this.edit = edit;
        this.extend = extend;
        this.move = move;
        this.clockwork = clockwork;
        this.reports = reports;
        this.clock = clock;
    }

    void meet(Caller admin, List<Caller> students, List<UUID> rooms, List<UUID> nodes, String tag) {
        this.admin = admin;
        planners.meet(admin);
        this.people = students.stream().map(Caller::id).toList();
        this.students = new ConcurrentHashMap<>();
        students.forEach(it -> this.students.put(it.id(), it));
        this.rooms = rooms;
        this.nodes = nodes;
        this.tag = tag;
        known.clear();
        inOrder.clear();
    }

    /**
     * @param id of the booking or session; null when none came of it
     * @param version that it has after it
     */
    record Done(@Nullable UUID id, Deed deed, Result result, long version) {}

    Done somethingAtRandom(Random dice) {
        if (known.isEmpty() || dice.nextInt(3) == 0) {
            return book(dice);
        }
        return switch (dice.nextInt(20)) {
            case 0 -> time();
            case 1, 2, 3 -> planSomething(dice);
            default -> change(anyBooking(dice), dice);
        };
    }

    private Booking anyBooking(Random dice) {
        List<UUID> all = List.copyOf(inOrder);
        int recent = Math.min(REMEMBERED, all.size());
        return known.get(all.get(all.size() - 1 - dice.nextInt(recent)));
    }

    private Done planSomething(Random dice) {
        Instant from = anyStart(dice);
        return planners.somethingAtRandom(dice, from, from.plus(anyLength(dice)));
    }

    /** What is due is done by the clock. */
    Done time() {
        clockwork.tick();
        return itself();
    }

    private static Done itself() {
        return new Done(null, new Itself(), Result.DONE, 0);
    }

    private Done book(Random dice) {
        UUID person = any(people, dice);
        Instant from = anyStart(dice);
        Instant until = from.plus(anyLength(dice));
        return switch (dice.nextInt(3)) {
            case 0 -> bookRoom(new BookRoom(person, any(rooms, dice), from, until));
            case 1 -> bookNode(new BookNode(person, 1 + dice.nextInt(4), dice.nextInt(2), from, until));
            default ->
                planners.havePlanned()
                        ? bookSeat(new BookSeat(person, planners.anySession(dice)))
                        : planners.somethingAtRandom(dice, from, until);
        };
    }

    private Done bookSeat(BookSeat it) {
        return booked(it, reserveSeat.place(new SeatOrder(it.session(), null), students.get(it.person())));
    }

    private Done bookRoom(BookRoom it) {
        var order = new RoomOrder(it.room(), it.from(), it.until(), new Booking.Text("Seminar", null), null, false);
        return booked(it, reserveRoom.place(order, students.get(it.person())));
    }

    private Done bookNode(BookNode it) {
        var order = Orders.of(tag, it.from(), it.until(), it.cores(), it.gpus());
        return booked(it, reserve.place(order, students.get(it.person())));
    }

    private Done booked(Deed deed, Placing placing) {
        return switch (placing) {
            case Placing.Booked it -> {
                remember(it.booking());
                yield new Done(
                        it.booking().id(), deed, Result.DONE, it.booking().version());
            }
            case Placing.Full it -> new Done(null, deed, Result.FULL, 0);
            case Placing.RulesBroken it -> new Done(null, deed, Result.AGAINST_THE_RULES, 0);
            case Placing.RoomUnknown it -> throw new AssertionError(it);
            case Placing.Closed it -> throw new AssertionError(it);
            case Placing.Repeated it -> throw new AssertionError(it);
            case Placing.KeyReused it -> throw new AssertionError(it);
            case Placing.StillRunning it -> throw new AssertionError(it);
        };
    }

    private void remember(Booking booking) {
        if (known.put(booking.id(), booking) == null) {
            inOrder.add(booking.id());
        }
    }

    private Done change(Booking booking, Random dice) {
        return switch (dice.nextInt(8)) {
            case 0, 1 -> attempt(booking, new Approve());
            case 2 -> attempt(booking, dice.nextBoolean() ? new Cancel() : new Reject());
            case 3 -> attempt(booking, new End());
            case 4 ->
                attempt(booking, new Extend(Grid.ceil(booking.window().endsAt()).plus(anyLength(dice))));
            default ->
                switch (booking.kind()) {
                    case COMPUTE -> onItsNode(booking, dice);
                    case ROOM, COURSE -> reschedule(booking, dice);
                };
        };
    }

    private Done reschedule(Booking booking, Random dice) {
        Instant from = anyStart(dice);
        Instant until = from.plus(anyLength(dice));
        boolean moves = !from.equals(booking.window().startsAt())
                || !until.equals(booking.window().endsAt());
        return moves ? attempt(booking, new Reschedule(from, until, booking.version())) : itself();
    }

    private Done onItsNode(Booking booking, Random dice) {
        var workspace = booking.workspace();
        if (workspace == null || dice.nextInt(3) == 0) {
            return attempt(booking, new MoveTo(any(nodes, dice)));
        }
        String state = any(List.of("preparing", "running", "running", "running", "stopped", "failed"), dice);
        reports.report(booking.placement().nodeId(), booking.id(), workspace.generation(), state);
        return itself();
    }

    private Done attempt(Booking booking, Deed deed) {
        UUID id = booking.id();
        Change change = switch (deed) {
            case Approve it -> decide.approve(id, admin);
            case Reject it -> decide.reject(id, "No", admin);
            case Cancel it -> decide.cancel(id, OptionalLong.empty(), admin);
            case End it -> decide.end(id, admin);
            case Extend it -> extend.extend(id, it.until(), admin);
            case Reschedule it ->
                edit.edit(id, EditBooking.Edit.times(it.from(), it.until()), OptionalLong.of(it.seen()), admin);
            case MoveTo it -> move.move(id, it.node(), admin);
            case BookRoom it -> throw new AssertionError(it);
            case BookNode it -> throw new AssertionError(it);
            case BookSeat it -> throw new AssertionError(it);
            case OfSession it -> throw new AssertionError(it);
            case Itself it -> throw new AssertionError(it);
        };
        return switch (change) {
            case Change.Changed it -> {
                remember(it.booking());
                yield new Done(id, deed, Result.DONE, it.booking().version());
            }
            case Change.Illegal it -> new Done(id, deed, Result.ILLEGAL, 0);
            case Change.Unseen it -> throw new AssertionError(it);
            case Change.Stale it -> new Done(id, deed, Result.STALE, 0);
            case Change.RulesBroken it -> new Done(id, deed, Result.AGAINST_THE_RULES, 0);
            case Change.Full it -> new Done(id, deed, Result.FULL, 0);
            case Change.NotFound it -> throw new AssertionError(it);
            case Change.NotAllowed it -> throw new AssertionError(it);
        };
    }

    private Instant anyStart(Random dice) {
        return Grid.floor(clock.instant()).plus(Grid.SLOT.multipliedBy(dice.nextInt(40)));
    }

    private static Duration anyLength(Random dice) {
        return Grid.SLOT.multipliedBy(1 + dice.nextInt(8));
    }

    private static <T> T any(List<T> all, Random dice) {
        return all.get(dice.nextInt(all.size()));
    }
}
