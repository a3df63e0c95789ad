package dev.berth.booking.room;

import dev.berth.booking.room.RoomColumns.ApprovalColumn;
import dev.berth.booking.room.RoomColumns.StatusColumn;
import dev.berth.booking.room.RoomColumns.ZoneColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A room that one booking has at a time. */
@Entity
public class Room {
    @Id
    private UUID id;

    private String name;
    private String branch;
    private String location;
    private int capacity;

    @Convert(converter = ZoneColumn.class)
    private ZoneId timeZone;

    @JdbcTypeCode(SqlTypes.JSON)
    private OpeningHours openingHours;

    @Convert(converter = ApprovalColumn.class)
    private Approval approval;

    @Convert(converter = StatusColumn.class)
    private RoomStatus status;

    private Instant createdAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields itself
    protected Room() {}

    Room(UUID id, RoomCard card, Instant now) {
        this.id = id;
        this.name = card.name();
        this.branch = card.branch();
        this.location = card.location();
        this.capacity = card.capacity();
        this.timeZone = card.timeZone();
        this.openingHours = card.openingHours();
        this.approval = card.approval();
        this.status = RoomStatus.OPEN;
        this.createdAt = now;
    }

    void describe(RoomCard card) {
        name = card.name();
        branch = card.branch();
        location = card.location();
        capacity = card.capacity();
        timeZone = card.timeZone();
        openingHours = card.openingHours();
        approval = card.approval();
    }

    void close() {
        status = RoomStatus.CLOSED;
    }

    void reopen() {
        status = RoomStatus.OPEN;
    }

    public UUID id() {
        return id;
    }

    public RoomCard card() {
        return new RoomCard(name, branch, location, capacity, timeZone, openingHours, approval);
    }

    public RoomStatus status() {
        return status;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long version() {
        return version;
    }
}
