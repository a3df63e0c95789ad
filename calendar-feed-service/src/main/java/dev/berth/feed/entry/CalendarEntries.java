package dev.berth.feed.entry;

import dev.berth.feed.calendar.CalendarKey;
import dev.berth.feed.entry.BookingEvent.Booking;
import dev.berth.feed.entry.BookingEvent.Resource;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries in the database; an older version never overwrites a newer one. */
@Repository
public class CalendarEntries {
    private final JdbcClient sql;

    CalendarEntries(JdbcClient sql) {
        this.sql = sql;
    }

    /** The calendars that show something else from now on: also those that the booking was moved away from. */
    public Set<CalendarKey> put(BookingEvent event) {
        Set<CalendarKey> calendars = new HashSet<>(calendarsWith(event.booking().id()));
        if (!write(event)) {
            return Set.of();
        }
        Booking booking = event.booking();
        Resource resource = booking.resource();
        calendars.addAll(calendars(booking.userId(), booking.kind(), resource == null ? null : resource.id()));
        return calendars;
    }

    public Set<CalendarKey> remove(UUID bookingId) {
        Set<CalendarKey> calendars = calendarsWith(bookingId);
        sql.sql("DELETE FROM calendar_entry WHERE booking_id = ?")
                .param(bookingId)
                .update();
        return calendars;
    }

    private boolean write(BookingEvent event) {
        Booking booking = event.booking();
        Optional<Resource> resource = Optional.ofNullable(booking.resource());
        return sql.sql("""
                INSERT INTO calendar_entry (booking_id, sequence, kind, status, status_reason, owner_id, resource_id,
                                            resource_name, starts_at, ends_at, title, description, booked_at, changed_at)
                VALUES (:id, :sequence, :kind, :status, :reason, :owner, :resource,
                        :resourceName, :startsAt, :endsAt, :title, :description, :bookedAt, :changedAt)
                ON CONFLICT (booking_id) DO UPDATE SET
                    sequence = excluded.sequence, kind = excluded.kind, status = excluded.status,
                    status_reason = excluded.status_reason, owner_id = excluded.owner_id,
                    resource_id = excluded.resource_id, resource_name = excluded.resource_name,
                    starts_at = excluded.starts_at, ends_at = excluded.ends_at, title = excluded.title,
                    description = excluded.description, booked_at = excluded.booked_at,
                    changed_at = excluded.changed_at, shown = true
                WHERE calendar_entry.sequence < excluded.sequence
                """)
                        .param("id", booking.id())
                        .param("sequence", event.version())
                        .param("kind", booking.kind())
                        .param("status", booking.status())
                        .param("reason", booking.statusReason())
                        .param("owner", booking.userId())
                        .param("resource", resource.map(Resource::id).orElse(null))
                        .param("resourceName", resource.map(Resource::name).orElse(null))
                        .param("startsAt", utc(booking.startsAt()))
                        .param("endsAt", utc(booking.endsAt()))
                        .param("title", booking.title())
                        .param("description", booking.description())
                        .param("bookedAt", utc(booking.createdAt()))
                        .param("changedAt", utc(event.occurredAt()))
                        .update()
                == 1;
    }

    private Set<CalendarKey> calendarsWith(UUID bookingId) {
        return sql.sql("SELECT owner_id, kind, resource_id FROM calendar_entry WHERE booking_id = ? FOR UPDATE")
                .param(bookingId)
                .query((row, n) -> calendars(
                        row.getObject("owner_id", UUID.class),
                        row.getString("kind"),
                        row.getObject("resource_id", UUID.class)))
                .optional()
                .orElse(Set.of());
    }

    /** A course type's calendar shows sessions, whoever has a seat in them. */
    static Set<CalendarKey> calendars(UUID owner, String kind, @Nullable UUID resource) {
        CalendarKey own = CalendarKey.ofPerson(owner);
        if (resource == null) {
            return Set.of(own);
        }
        return switch (kind) {
            case "compute" -> Set.of(own, CalendarKey.ofNode(resource));
            case "room" -> Set.of(own, CalendarKey.ofRoom(resource));
            default -> Set.of(own);
        };
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
