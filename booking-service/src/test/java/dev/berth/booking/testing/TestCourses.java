package dev.berth.booking.testing;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.grid.Window;
import dev.berth.platform.id.Uuid7;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plans course sessions, each of a course of its own unless the test says which. */
public class TestCourses {
    private final JdbcClient jdbc;
    private final Clock clock;

    TestCourses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public record TestSession(UUID id, String courseType, Window window) {}

    /** Tomorrow, for an hour. */
    public TestSession session(int capacity) {
        return session("course-" + UUID.randomUUID(), tomorrow(), capacity);
    }

    public TestSession session(String courseType, Instant startsAt, int capacity) {
        UUID id = Uuid7.at(clock.instant());
        Window window = new Window(startsAt, startsAt.plus(Duration.ofHours(1)));
        jdbc.sql("""
                        insert into course_session (id, course_type, starts_at, ends_at, location, capacity, seats_taken,
                                                    status, created_at, version, edited_version)
                        values (?, ?, ?, ?, 'Workshop', ?, 0, 'scheduled', ?, 0, 0)""")
                .params(
                        id,
                        courseType,
                        window.startsAt().atOffset(ZoneOffset.UTC),
                        window.endsAt().atOffset(ZoneOffset.UTC),
                        capacity,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new TestSession(id, courseType, window);
    }

    public int seatsTaken(TestSession session) {
        return jdbc.sql("select seats_taken from course_session where id = ?")
                .param(session.id())
                .query(Integer.class)
                .single();
    }

    public Instant tomorrow() {
        return Grid.floor(clock.instant()).plus(Duration.ofDays(1));
    }
}
