package dev.berth.booking.course;

import dev.berth.booking.grid.Window;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A course at a fixed time. Its seats are counted by {@link Seats} alone, which is why they are never written here. */
@Entity
public class CourseSession {
    @Id
    private UUID id;

    private String courseType;
    private Instant startsAt;
    private Instant endsAt;

    @Convert(converter = SessionColumns.ZoneColumn.class)
    private @Nullable ZoneId timeZone;

    private String location;
    private int capacity;

    @Column(updatable = false)
    private int seatsTaken;

    private @Nullable String instructorNotes;

    @Convert(converter = SessionColumns.StatusColumn.class)
    private SessionStatus status;

    private @Nullable String statusReason;
    private Instant createdAt;

    @Embedded
    private @Nullable PlanRequest request;

    @Version
    private long version;

    private long editedVersion;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields itself
    protected CourseSession() {}

    CourseSession(UUID id, SessionCard card, @Nullable PlanRequest request, Instant now) {
        this.id = id;
        this.courseType = card.courseType();
        this.startsAt = card.window().startsAt();
        this.endsAt = card.window().endsAt();
        this.timeZone = card.timeZone();
        this.location = card.location();
        this.capacity = card.capacity();
        this.instructorNotes = card.instructorNotes();
        this.status = SessionStatus.SCHEDULED;
        this.createdAt = now;
        this.request = request;
    }

    /** Whether what was asked for then is what is asked for now. */
    boolean wasPlannedBy(PlanRequest again) {
        return request != null && Arrays.equals(request.requestFingerprint(), again.requestFingerprint());
    }

    /** Why nothing about it changes any more; empty while it may. */
    Optional<String> closed() {
        return switch (status) {
            case SCHEDULED -> Optional.empty();
            case CANCELLED -> Optional.of("This session is cancelled.");
            case COMPLETED -> Optional.of("This session is over.");
        };
    }

    boolean hasBegun(Instant now) {
        return !now.isBefore(startsAt);
    }

    /** Whether somebody who last saw this version has seen all that people changed since; a seat is no such change. */
    boolean isAsSeenAt(long seen) {
        return editedVersion <= seen && seen <= version;
    }

    void describe(SessionCard card) {
        courseType = card.courseType();
        startsAt = card.window().startsAt();
        endsAt = card.window().endsAt();
        timeZone = card.timeZone();
        location = card.location();
        capacity = card.capacity();
        instructorNotes = card.instructorNotes();
        edited();
    }

    void cancel(String reason) {
        status = SessionStatus.CANCELLED;
        statusReason = reason;
        edited();
    }

    /** Its end has passed. */
    void complete() {
        status = SessionStatus.COMPLETED;
        edited();
    }

    private void edited() {
        editedVersion = version + 1; // which is what the row becomes with this change
    }

    public UUID id() {
        return id;
    }

    public SessionCard card() {
        return new SessionCard(courseType, new Window(startsAt, endsAt), timeZone, location, capacity, instructorNotes);
    }

    public int seatsTaken() {
        return seatsTaken;
    }

    public int seatsLeft() {
        return capacity - seatsTaken;
    }

    public SessionStatus status() {
        return status;
    }

    public @Nullable String statusReason() {
        return statusReason;
    }

    long editedVersion() {
        return editedVersion;
    }

    public long version() {
        return version;
    }
}
