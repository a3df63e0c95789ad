package dev.berth.feed.resource;

import dev.berth.feed.calendar.CalendarKey;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Rooms, nodes and course sessions in the database; an older version never overwrites a newer one. */
@Repository
public class Resources {
    private final JdbcClient sql;

    Resources(JdbcClient sql) {
        this.sql = sql;
    }

    /** The calendars that show something else from now on. */
    public Set<CalendarKey> put(ResourceEvent event) {
        Optional<Known> known = find(event.resource().id());
        if (known.filter(it -> it.version() >= event.version()).isPresent()) {
            return Set.of();
        }
        Told told = Told.of(event.resource());
        boolean shows = known.filter(it -> it.told().equals(told)).isEmpty();
        write(event, told, shows);
        return shows ? showing(event.resource().id(), known.map(Known::told).orElse(told), told) : Set.of();
    }

    public Set<CalendarKey> remove(UUID resourceId) {
        Optional<Known> known = find(resourceId);
        if (known.isEmpty()) {
            return Set.of();
        }
        sql.sql("DELETE FROM resource WHERE resource_id = ?").param(resourceId).update();
        return showing(resourceId, known.get().told(), known.get().told());
    }

    public Optional<String> nameOf(UUID resourceId, String kind) {
        return sql.sql("SELECT name FROM resource WHERE resource_id = ? AND kind = ?")
                .param(resourceId)
                .param(kind)
                .query(String.class)
                .optional();
    }

    public boolean hasCourseType(String courseType) {
        return sql.sql("SELECT EXISTS (SELECT FROM resource WHERE kind = 'course' AND course_type = ?)")
                .param(courseType)
                .query(Boolean.class)
                .single();
    }

    private void write(ResourceEvent event, Told told, boolean shows) {
        sql.sql("""
                INSERT INTO resource (resource_id, version, kind, name, place, course_type, starts_at, ends_at, status,
                                      sequence, changed_at)
                VALUES (:id, :version, :kind, :name, :place, :courseType, :startsAt, :endsAt, :status,
                        :version, :changedAt)
                ON CONFLICT (resource_id) DO UPDATE SET
                    version = excluded.version, kind = excluded.kind, name = excluded.name, place = excluded.place,
                    course_type = excluded.course_type, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                    status = excluded.status,
                    sequence = CASE WHEN :shows THEN excluded.sequence ELSE resource.sequence END,
                    changed_at = CASE WHEN :shows THEN excluded.changed_at ELSE resource.changed_at END,
                    shown = resource.shown OR :shows
                WHERE resource.version < excluded.version
                """)
                .param("id", event.resource().id())
                .param("version", event.version())
                .param("kind", told.kind())
                .param("name", told.name())
                .param("place", told.place())
                .param("courseType", told.courseType())
                .param("startsAt", utc(told.startsAt()))
                .param("endsAt", utc(told.endsAt()))
                .param("status", told.status())
                .param("changedAt", utc(event.occurredAt()))
                .param("shows", shows)
                .update();
    }

    private Set<CalendarKey> showing(UUID resourceId, Told before, Told now) {
        Set<CalendarKey> calendars = new HashSet<>();
        switch (now.kind()) {
            case "room" -> calendars.add(CalendarKey.ofRoom(resourceId));
            case "node" -> calendars.add(CalendarKey.ofNode(resourceId));
            default -> {
                addCourseType(calendars, before);
                addCourseType(calendars, now);
            }
        }
        // Their bookings name its place.
        sql.sql("SELECT DISTINCT owner_id FROM calendar_entry WHERE resource_id = ? AND shown")
                .param(resourceId)
                .query(UUID.class)
                .list()
                .forEach(person -> calendars.add(CalendarKey.ofPerson(person)));
        return calendars;
    }

    private static void addCourseType(Set<CalendarKey> calendars, Told told) {
        if (told.courseType() != null) {
            calendars.add(CalendarKey.ofCourseType(told.courseType()));
        }
    }

    private record Known(long version, Told told) {}

    private Optional<Known> find(UUID resourceId) {
        return sql.sql("SELECT * FROM resource WHERE resource_id = ? FOR UPDATE")
                .param(resourceId)
                .query((row, n) -> new Known(
                        row.getLong("version"),
                        new Told(
                                row.getString("kind"),
                                row.getString("name"),
                                row.getString("place"),
                                row.getString("course_type"),
                                instant(row, "starts_at"),
                                instant(row, "ends_at"),
                                row.getString("status"))))
                .optional();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
