package dev.berth.feed.entry;

import dev.berth.feed.entry.BookingEvent.Booking;
import dev.berth.feed.entry.BookingEvent.Resource;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries in the database; an older version never overwrites a newer one. */
@Repository
public class CalendarEntries {
    private final JdbcClient sql;

    CalendarEntries(JdbcClient sql) {
        this.sql = sql;
    }

    public void put(BookingEvent event) {
        Booking booking = event.booking();
        Resource resource = booking.resource();
        sql.sql("""
                INSERT INTO calendar_entry (booking_id, sequence, kind, status, owner_id, resource_id, resource_name,
                                            starts_at, ends_at, title, description, booked_at, changed_at)
                VALUES (:id, :sequence, :kind, :status, :owner, :resource, :resourceName,
                        :startsAt, :endsAt, :title, :description, :bookedAt, :changedAt)
                ON CONFLICT (booking_id) DO UPDATE SET
                    sequence = excluded.sequence, kind = excluded.kind, status = excluded.status,
                    owner_id = excluded.owner_id, resource_id = excluded.resource_id,
                    resource_name = excluded.resource_name, starts_at = excluded.starts_at,
                    ends_at = excluded.ends_at, title = excluded.title, description = excluded.description,
                    booked_at = excluded.booked_at, changed_at = excluded.changed_at
                WHERE calendar_entry.sequence < excluded.sequence
                """)
                .param("id", booking.id())
                .param("sequence", event.version())
                .param("kind", booking.kind())
                .param("status", booking.status())
                .param("owner", booking.userId())
                .param("resource", resource == null ? null : resource.id())
                .param("resourceName", resource == null ? null : resource.name())
                .param("startsAt", utc(booking.startsAt()))
                .param("endsAt", utc(booking.endsAt()))
                .param("title", booking.title())
                .param("description", booking.description())
                .param("bookedAt", utc(booking.createdAt()))
                .param("changedAt", utc(event.occurredAt()))
                .update();
    }

    public void remove(UUID bookingId) {
        sql.sql("DELETE FROM calendar_entry WHERE booking_id = :id")
                .param("id", bookingId)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
