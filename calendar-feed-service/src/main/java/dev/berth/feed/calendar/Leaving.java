package dev.berth.feed.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes out of the feeds what was called off long ago and what is long over. A change like any other, with a new stamp:
 * so a document depends on what is in the database alone, never on the time at which it is written.
 */
@Component
class Leaving {
    private static final Logger log = LoggerFactory.getLogger(Leaving.class);

    private final JdbcClient sql;
    private final Calendars calendars;
    private final CalendarSettings settings;
    private final Clock clock;

    Leaving(JdbcClient sql, Calendars calendars, CalendarSettings settings, Clock clock) {
        this.sql = sql;
        this.calendars = calendars;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "30s", fixedDelayString = "10m")
    @Transactional
    public void leave() {
        Set<CalendarKey> changed = new HashSet<>();
        bookings(changed);
        sessions(changed);
        externals(changed);
        calendars.changed(changed);
        log.debug("{} calendars let something go", changed.size());
    }

    private void bookings(Set<CalendarKey> changed) {
        sql.sql("""
                UPDATE calendar_entry SET shown = false
                WHERE shown AND (ends_at < :over
                    OR status IN ('cancelled', 'rejected', 'expired', 'failed') AND changed_at < :calledOff)
                RETURNING owner_id, kind, resource_id
                """)
                .param("over", before(settings.keepPast()))
                .param("calledOff", before(settings.keepCancelled()))
                .query(row -> {
                    changed.add(CalendarKey.ofPerson(row.getObject("owner_id", UUID.class)));
                    UUID resource = row.getObject("resource_id", UUID.class);
                    switch (row.getString("kind")) {
                        case "room" -> changed.add(CalendarKey.ofRoom(resource));
                        case "compute" -> changed.add(CalendarKey.ofNode(resource));
                        default -> {}
                    }
                });
    }

    private void sessions(Set<CalendarKey> changed) {
        sql.sql("""
                UPDATE resource SET shown = false
                WHERE shown AND kind = 'course'
                    AND (ends_at < :over OR status = 'cancelled' AND changed_at < :calledOff)
                RETURNING course_type
                """)
                .param("over", before(settings.keepPast()))
                .param("calledOff", before(settings.keepCancelled()))
                .query(row -> {
                    changed.add(CalendarKey.ofCourseType(row.getString("course_type")));
                });
    }

    private void externals(Set<CalendarKey> changed) {
        sql.sql("""
                UPDATE external_entry SET shown = false
                WHERE shown AND (ends_at < :over
                    OR status IN ('cancelled', 'vanished') AND changed_at < :calledOff)
                RETURNING person_id, resource_id
                """)
                .param("over", before(settings.keepPast()))
                .param("calledOff", before(settings.keepCancelled()))
                .query(row -> {
                    UUID person = row.getObject("person_id", UUID.class);
                    UUID room = row.getObject("resource_id", UUID.class);
                    if (person != null) {
                        changed.add(CalendarKey.ofPerson(person));
                    }
                    if (room != null) {
                        changed.add(CalendarKey.ofRoom(room));
                    }
                });
    }

    private OffsetDateTime before(Duration age) {
        return clock.instant().minus(age).atOffset(ZoneOffset.UTC);
    }
}
