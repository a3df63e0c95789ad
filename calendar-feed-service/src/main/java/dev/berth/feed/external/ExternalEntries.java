package dev.berth.feed.external;

import dev.berth.feed.calendar.CalendarKey;
import dev.berth.feed.external.ExternalEvent.ExternalBooking;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The portals' bookings in the database; an older version never overwrites a newer one. */
@Repository
public class ExternalEntries {
    /** What a feed shows of it. */
    private static final String TOLD =
            "(person_id, resource_id, source_name, status, starts_at, ends_at, all_day, title," + " place, url, price)";

    private final JdbcClient sql;

    ExternalEntries(JdbcClient sql) {
        this.sql = sql;
    }

    /** The calendars that show something else from now on. */
    public Set<CalendarKey> put(String key, ExternalEvent event, ExternalBooking booking) {
        Set<CalendarKey> calendars = new HashSet<>(calendarsWith(key));
        boolean shows = write(key, event, booking);
        if (!shows) {
            return Set.of();
        }
        calendars.addAll(calendars(booking.personId(), booking.resourceId()));
        return calendars;
    }

    public Set<CalendarKey> remove(String key) {
        Set<CalendarKey> calendars = calendarsWith(key);
        sql.sql("DELETE FROM external_entry WHERE entry_key = ?").param(key).update();
        return calendars;
    }

    /** True when what a feed shows is another from now on. A sync that found the same has only a newer version. */
    private boolean write(String key, ExternalEvent event, ExternalBooking booking) {
        return sql.sql("""
                INSERT INTO external_entry AS old (entry_key, version, sequence, changed_at, person_id, resource_id,
                    source_name, status, starts_at, ends_at, all_day, title, place, url, price)
                VALUES (:key, :version, :version, :changedAt, :person, :resource,
                    :source, :status, :startsAt, :endsAt, :allDay, :title, :place, :url, :price)
                ON CONFLICT (entry_key) DO UPDATE SET
                    version = excluded.version, sequence = excluded.sequence, changed_at = excluded.changed_at,
                    person_id = excluded.person_id, resource_id = excluded.resource_id,
                    source_name = excluded.source_name, status = excluded.status, starts_at = excluded.starts_at,
                    ends_at = excluded.ends_at, all_day = excluded.all_day, title = excluded.title,
                    place = excluded.place, url = excluded.url, price = excluded.price, shown = true
                WHERE old.version < excluded.version AND %s IS DISTINCT FROM %s
                """.formatted(of("old"), of("excluded")))
                        .param("key", key)
                        .param("version", event.version())
                        .param("changedAt", utc(event.occurredAt()))
                        .param("person", booking.personId())
                        .param("resource", booking.resourceId())
                        .param("source", booking.source().name())
                        .param("status", booking.status())
                        .param("startsAt", utc(booking.startsAt()))
                        .param("endsAt", utc(booking.endsAt()))
                        .param("allDay", booking.isAllDay())
                        .param("title", booking.title())
                        .param("place", booking.location())
                        .param("url", booking.url())
                        .param("price", booking.price())
                        .update()
                == 1;
    }

    private static String of(String row) {
        return TOLD.replaceAll("(\\w+)", row + ".$1");
    }

    private Set<CalendarKey> calendarsWith(String key) {
        return sql.sql("SELECT person_id, resource_id FROM external_entry WHERE entry_key = ? FOR UPDATE")
                .param(key)
                .query((row, n) ->
                        calendars(row.getObject("person_id", UUID.class), row.getObject("resource_id", UUID.class)))
                .optional()
                .orElse(Set.of());
    }

    private static Set<CalendarKey> calendars(@Nullable UUID person, @Nullable UUID resource) {
        Set<CalendarKey> calendars = new HashSet<>();
        if (person != null) {
            calendars.add(CalendarKey.ofPerson(person));
        }
        if (resource != null) {
            calendars.add(CalendarKey.ofRoom(resource));
        }
        return calendars;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
