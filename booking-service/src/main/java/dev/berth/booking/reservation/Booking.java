package dev.berth.booking.reservation;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.grid.Window;
import dev.berth.booking.node.NodeWish;
import dev.berth.booking.reservation.ledger.GpuShare;
import dev.berth.booking.reservation.ledger.RoomShare;
import dev.berth.booking.reservation.ledger.Share;
import dev.berth.booking.room.Approval;
import dev.berth.booking.room.BookableRoom;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** One person's claim on a resource for a window. Every verb guards itself and says whether it did what it says. */
@Entity
public class Booking {
    @Id
    private UUID id;

    @Version
    private long version;

    private BookingKind kind;
    private BookingStatus status;
    private @Nullable String statusReason;
    private UUID userId;
    private Instant startsAt;
    private Instant endsAt;
    private String title;
    private @Nullable String description;
    private Instant decideBy;
    private @Nullable Instant approvedAt;
    private @Nullable Instant startedAt;
    private Instant createdAt;
    private Instant updatedAt;

    // What is booked: one of these parts, by kind.
    @Embedded
    private @Nullable Compute compute;

    @Embedded
    private @Nullable Placement placement;

    @Embedded
    private @Nullable RoomUse room;

    @Embedded
    private @Nullable Seat seat;

    @Embedded
    private @Nullable Workspace workspace;

    // Names belong to others and may change: they are read along, never written.
    @Formula("(select p.name from person p where p.id = user_id)")
    private String userName;

    @Formula("(select n.name from node n where n.id = node_id)")
    private @Nullable String nodeName;

    @Formula("(select r.name from room r where r.id = room_id)")
    private @Nullable String roomName;

    @Formula("(select r.approval = 'required' from room r where r.id = room_id)")
    private @Nullable Boolean roomNeedsApproval;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields itself
    protected Booking() {}

    Booking(
            UUID id,
            Owner owner,
            Window window,
            Text text,
            Compute compute,
            Placed placed,
            Instant decideBy,
            Instant now) {
        this(id, BookingKind.COMPUTE, owner, window, text, decideBy, now);
        this.compute = compute;
        this.placement = placed.placement();
        this.nodeName = placed.nodeName();
    }

    Booking(
            UUID id,
            Owner owner,
            Window window,
            Text text,
            RoomUse room,
            BookableRoom in,
            Instant decideBy,
            Instant now) {
        this(id, BookingKind.ROOM, owner, window, text, decideBy, now);
        this.room = room;
        this.roomName = in.name();
        this.roomNeedsApproval = in.approval() == Approval.REQUIRED;
    }

    /** A seat is called as its course is. */
    Booking(UUID id, Owner owner, Window window, Text text, Seat seat, Instant now) {
        this(id, BookingKind.COURSE, owner, window, text, decideBy(window, now), now);
        this.seat = seat;
    }

    private Booking(UUID id, BookingKind kind, Owner owner, Window window, Text text, Instant decideBy, Instant now) {
        this.id = id;
        this.kind = kind;
        this.status = BookingStatus.PENDING;
        this.userId = owner.id();
        this.userName = owner.name();
        this.startsAt = window.startsAt();
        this.endsAt = window.endsAt();
        this.title = text.title();
        this.description = text.description();
        this.decideBy = decideBy;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public record Owner(UUID id, String name) {}

    public record Text(String title, @Nullable String description) {}

    /** What is booked, in the words that every kind has. */
    public record Resource(UUID id, String name, String kind) {}

    /** A placement together with the name of its node. */
    public record Placed(Placement placement, String nodeName) {}

    Move approve(Instant now) {
        return unless(BookingVerb.APPROVE, now, () -> {
            workspace = kind.hasWorkspace() ? Workspace.wanted(window()) : null;
            approvedAt = now;
            return become(BookingStatus.APPROVED, null, now);
        });
    }

    Move reject(String reason, Instant now) {
        return unless(BookingVerb.REJECT, now, () -> become(BookingStatus.REJECTED, reason, now));
    }

    Move expire(Instant now) {
        return status == BookingStatus.PENDING && !now.isBefore(decideBy)
                ? become(BookingStatus.EXPIRED, "Nobody decided in time", now)
                : refused("expired");
    }

    Move cancel(Instant now) {
        return cancel(null, now);
    }

    /** @param reason when it is not its owner's wish */
    Move cancel(@Nullable String reason, Instant now) {
        return unless(BookingVerb.CANCEL, now, () -> {
            stopWorkspace(now);
            return become(BookingStatus.CANCELLED, reason, now);
        });
    }

    Move extend(Instant newEnd, Instant now) {
        return unless(BookingVerb.EXTEND, now, () -> {
            if (!newEnd.isAfter(endsAt)) {
                return Move.refused("It can only become longer; end it to make it shorter.");
            }
            endAt(newEnd, now);
            return Move.done();
        });
    }

    /**
     * The owner is done early. A compute booking is over when the node says that nothing runs any more, any other at
     * once.
     */
    Move end(Instant now) {
        return unless(BookingVerb.END, now, () -> {
            if (kind.hasWorkspace()) {
                endAt(wholeSecondAfterStart(now), now);
            } else {
                complete(now);
            }
            return Move.done();
        });
    }

    private void endAt(Instant end, Instant now) {
        endsAt = end;
        workspace = kind.hasWorkspace() ? wantedWorkspace().wantedUntil(end) : null;
        updatedAt = now;
    }

    /** The verb, unless something speaks against it. */
    private Move unless(BookingVerb verb, Instant now, Supplier<Move> move) {
        return Guards.against(verb, this, now).map(Move::refused).orElseGet(move);
    }

    /** The clock starts what no node starts. */
    Move begin(Instant now) {
        if (kind.hasWorkspace() || status != BookingStatus.APPROVED || now.isBefore(startsAt)) {
            return refused("started");
        }
        start(now);
        return Move.done();
    }

    /**
     * Other times, before it starts. What a node has prepared stays where it is.
     *
     * @param in the room that it is in then, the same or another
     */
    Move reschedule(Window next, BookableRoom in, Instant now) {
        if (!kind.isMovable()) {
            return Move.refused(Guards.timesStay(kind));
        }
        if (status != BookingStatus.PENDING && status != BookingStatus.APPROVED) {
            return refused("moved");
        }
        if (!now.isBefore(endsAt)) {
            return Move.refused("It is already over.");
        }
        startsAt = next.startsAt();
        endsAt = next.endsAt();
        decideBy = status == BookingStatus.PENDING ? decideBy(next, now) : decideBy;
        room = new RoomUse(in.id(), room().attendees());
        roomName = in.name();
        roomNeedsApproval = in.approval() == Approval.REQUIRED;
        updatedAt = now;
        return Move.done();
    }

    /**
     * Other times or another size for a compute booking of which nothing has run.
     *
     * @param place finds the GPUs on the node that it goes to; asked only when the change is legal
     */
    Move replan(Window next, Compute wanted, Supplier<Placed> place, Instant now) {
        if (status != BookingStatus.PENDING && status != BookingStatus.APPROVED) {
            return refused("changed");
        }
        if (!now.isBefore(endsAt)) {
            return Move.refused("It is already over.");
        }
        Placed target = place.get();
        placement = target.placement();
        nodeName = target.nodeName();
        startsAt = next.startsAt();
        endsAt = next.endsAt();
        decideBy = status == BookingStatus.PENDING ? decideBy(next, now) : decideBy;
        compute = wanted;
        workspace = workspace == null ? null : workspace.wantedFor(next);
        updatedAt = now;
        return Move.done();
    }

    /** An earlier end for what runs; nothing restarts. */
    Move shorten(Instant newEnd, Instant now) {
        return unless(BookingVerb.EDIT, now, () -> {
            if (!newEnd.isBefore(endsAt) || !newEnd.isAfter(now)) {
                return Move.refused("The new end lies between now and the present end.");
            }
            endAt(newEnd, now);
            return Move.done();
        });
    }

    /** Other words, as long as it is not over. */
    Move describe(Text text, @Nullable Integer attendees, Instant now) {
        return unless(BookingVerb.EDIT, now, () -> {
            title = text.title();
            description = text.description();
            room = room == null ? null : new RoomUse(room.roomId(), attendees);
            updatedAt = now;
            return Move.done();
        });
    }

    /** Its session has other times or another name. */
    Move followSession(Window next, String courseType, Instant now) {
        if (!kind.followsSession()) {
            return Move.refused("It is no seat in a course.");
        }
        if (status != BookingStatus.PENDING && status != BookingStatus.APPROVED) {
            return refused("moved");
        }
        startsAt = next.startsAt();
        endsAt = next.endsAt();
        title = courseType;
        updatedAt = now;
        return Move.done();
    }

    /**
     * To another node, while nothing of it runs.
     *
     * @param place finds the GPUs there; asked only when the move is legal
     */
    Move moveTo(UUID nodeId, Supplier<Placed> place, Instant now) {
        return unless(BookingVerb.MOVE, now, () -> {
            if (nodeId.equals(placement().nodeId())) {
                return Move.refused("It is on that node already.");
            }
            settleOn(place.get());
            updatedAt = now;
            return Move.done();
        });
    }

    /** Takes in what a node says; empty when it is not this booking's node, not the newest generation, or no news. */
    Optional<BookingAction> observe(UUID reporter, WorkspaceReport report, Instant now) {
        if (workspace == null || !reporter.equals(placement().nodeId())) {
            return Optional.empty();
        }
        return workspace.seen(report).map(next -> {
            workspace = next;
            statusReason =
                    status == BookingStatus.APPROVED ? null : statusReason; // it answers: no need to worry any more
            updatedAt = now;
            return follow(next, now);
        });
    }

    private BookingAction follow(Workspace next, Instant now) {
        return switch (next.state()) {
            case RUNNING -> status == BookingStatus.APPROVED ? start(now) : BookingAction.UPDATED;
            case STOPPED -> stopped(now);
            case FAILED -> status.holds() ? fail(reasonOf(next), now) : BookingAction.UPDATED;
            case SCHEDULED, WAKING, PREPARING, STARTING, STOPPING -> BookingAction.UPDATED;
        };
    }

    private BookingAction start(Instant now) {
        startedAt = now;
        become(BookingStatus.ACTIVE, null, now);
        return BookingAction.STARTED;
    }

    private BookingAction stopped(Instant now) {
        return switch (status) {
            case ACTIVE -> complete(now);
            case APPROVED -> fail("The workspace stopped before it ran", now);
            case PENDING, COMPLETED, REJECTED, CANCELLED, EXPIRED, FAILED -> BookingAction.UPDATED;
        };
    }

    private static String reasonOf(Workspace failed) {
        return failed.reason() == null ? "The workspace failed" : failed.reason();
    }

    /**
     * Off a node that does not answer, before anything of it ran. What the node does meanwhile, if it is only cut off, ends
     * when it hears that it is not wanted there.
     *
     * @param place finds the GPUs there; asked only when the move is legal
     */
    Move replace(String why, Supplier<Placed> place, Instant now) {
        if (status != BookingStatus.PENDING && status != BookingStatus.APPROVED) {
            return refused("moved");
        }
        settleOn(place.get());
        statusReason = why;
        updatedAt = now;
        return Move.done();
    }

    /** Something threatens its start, and its owner should know. */
    Move warn(String reason, Instant now) {
        boolean waits = status == BookingStatus.PENDING || status == BookingStatus.APPROVED;
        if (!waits || reason.equals(statusReason)) {
            return refused("warned again");
        }
        statusReason = reason;
        updatedAt = now;
        return Move.done();
    }

    private void settleOn(Placed target) {
        placement = target.placement();
        nodeName = target.nodeName();
        workspace = workspace == null ? null : workspace.wantedElsewhere();
    }

    /** The node never answered. */
    Move giveUp(String reason, Instant now) {
        if (status != BookingStatus.APPROVED) {
            return refused("given up");
        }
        fail(reason, now);
        return Move.done();
    }

    /** The end has passed and, where there is one, the node has not told how it went. */
    Optional<BookingAction> sweep(Instant now, Duration grace) {
        if (!kind.hasWorkspace()) {
            return status == BookingStatus.ACTIVE && !now.isBefore(endsAt)
                    ? Optional.of(complete(now))
                    : Optional.empty();
        }
        return switch (status) {
            case APPROVED -> now.isBefore(endsAt) ? Optional.empty() : Optional.of(fail("It never started", now));
            case ACTIVE -> now.isBefore(endsAt.plus(grace)) ? Optional.empty() : Optional.of(complete(now));
            case PENDING, COMPLETED, REJECTED, CANCELLED, EXPIRED, FAILED -> Optional.empty();
        };
    }

    private BookingAction complete(Instant now) {
        // A workspace that stopped before its time ends the booking: what it did not use is free.
        if (now.isBefore(endsAt)) {
            endsAt = wholeSecondAfterStart(now);
        }
        become(BookingStatus.COMPLETED, null, now);
        return BookingAction.COMPLETED;
    }

    private BookingAction fail(String reason, Instant now) {
        stopWorkspace(now);
        become(BookingStatus.FAILED, reason, now);
        return BookingAction.FAILED;
    }

    /** What may run already shall end now. What lies in the future needs no new end: it is not wanted any more. */
    private void stopWorkspace(Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        if (workspace != null && workspace.mayRunAt(second)) {
            workspace = workspace.wantedUntil(second);
        }
    }

    private Move become(BookingStatus next, @Nullable String reason, Instant now) {
        if (!status.next().contains(next)) {
            throw new IllegalStateException(status + " never becomes " + next);
        }
        status = next;
        statusReason = reason;
        updatedAt = now;
        return Move.done();
    }

    private Move refused(String verb) {
        return Move.refused("This booking is " + status.word() + " and cannot be " + verb + ".");
    }

    Instant wholeSecondAfterStart(Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return second.isAfter(startsAt) ? second : startsAt.plusSeconds(1);
    }

    private Workspace wantedWorkspace() {
        if (workspace == null) {
            throw new IllegalStateException("Booking " + id + " is " + status + " without a workspace");
        }
        return workspace;
    }

    NodeWish wish() {
        Compute it = compute();
        return NodeWish.of(it.cores(), it.memoryGb(), it.gpus(), it.nodeTags());
    }

    /** What it takes of its node's ledger; nothing once it does not hold any more. */
    Optional<Share> share() {
        return status.holds() && compute != null && placement != null
                ? Optional.of(new Share(placement.nodeId(), window().onGrid(), compute.cores(), compute.memoryGb()))
                : Optional.empty();
    }

    /** The GPUs that it holds. */
    Optional<GpuShare> gpuShare() {
        return status.holds() && placement != null && !placement.gpuUuids().isEmpty()
                ? Optional.of(new GpuShare(id, placement.gpuUuids(), window().onGrid()))
                : Optional.empty();
    }

    /** The room that it holds. */
    Optional<RoomShare> roomShare() {
        return status.holds() && room != null
                ? Optional.of(new RoomShare(id, room.roomId(), window()))
                : Optional.empty();
    }

    /** The session in which it takes up a seat. A seat that was sat on stays taken: there it was. */
    Optional<UUID> seatIn() {
        return (status.holds() || status == BookingStatus.COMPLETED) && seat != null
                ? Optional.of(seat.courseSessionId())
                : Optional.empty();
    }

    /** The time by which somebody must have decided: its start, but never less than a slot from now. */
    static Instant decideBy(Window window, Instant now) {
        Instant soonest = now.plus(Grid.SLOT);
        Instant fair = window.startsAt().isAfter(soonest) ? window.startsAt() : soonest;
        return fair.isBefore(window.endsAt()) ? fair : window.endsAt();
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public BookingKind kind() {
        return kind;
    }

    public BookingStatus status() {
        return status;
    }

    public @Nullable String statusReason() {
        return statusReason;
    }

    public UUID userId() {
        return userId;
    }

    public String userName() {
        return userName;
    }

    public Window window() {
        return new Window(startsAt, endsAt);
    }

    public String title() {
        return title;
    }

    public @Nullable String description() {
        return description;
    }

    public Instant decideBy() {
        return decideBy;
    }

    public Resource resource() {
        return switch (kind) {
            case COMPUTE -> new Resource(placement().nodeId(), nodeName(), "node");
            case ROOM -> new Resource(room().roomId(), ofThisKind(roomName), "room");
            case COURSE -> new Resource(ofThisKind(seat).courseSessionId(), title, "course");
        };
    }

    /** Of a compute booking; ask for its kind first. */
    public Compute compute() {
        return ofThisKind(compute);
    }

    /** Of a compute booking. */
    public Placement placement() {
        return ofThisKind(placement);
    }

    /** Of a compute booking. */
    public String nodeName() {
        return ofThisKind(nodeName);
    }

    /** Of a room booking. */
    public RoomUse room() {
        return ofThisKind(room);
    }

    /** Of a room booking: whether an admin decides about its times. */
    boolean roomNeedsApproval() {
        return ofThisKind(roomNeedsApproval);
    }

    private <T> T ofThisKind(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("Booking " + id + " is of kind " + kind.word() + " and has no such part");
        }
        return part;
    }

    public @Nullable Workspace workspace() {
        return workspace;
    }

    /** Whether there is a running workspace to walk into. */
    public boolean isServed() {
        return status == BookingStatus.ACTIVE && workspace != null && workspace.state() == WorkspaceState.RUNNING;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
