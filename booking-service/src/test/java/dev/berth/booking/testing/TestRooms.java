package dev.berth.booking.testing;

import dev.berth.platform.id.Uuid7;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes rooms, each in a branch of its own unless the test says which, so that nobody suggests another test's room. */
public class TestRooms {
    private static final String ALWAYS = "[]";

    private final JdbcClient jdbc;
    private final Clock clock;

    TestRooms(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public record TestRoom(UUID id, String name, String branch) {}

    /** Always open, nobody has to approve, in Berlin. */
    public TestRoom room() {
        return room(newBranch(), 12, "Europe/Berlin", ALWAYS, "automatic");
    }

    public TestRoom withApproval() {
        return room(newBranch(), 12, "Europe/Berlin", ALWAYS, "required");
    }

    public TestRoom in(String branch, int capacity) {
        return room(branch, capacity, "Europe/Berlin", ALWAYS, "automatic");
    }

    /** @param hours as in the API: a JSON list of openings */
    public TestRoom open(String hours) {
        return room(newBranch(), 12, "Europe/Berlin", hours, "automatic");
    }

    private TestRoom room(String branch, int capacity, String zone, String hours, String approval) {
        UUID id = Uuid7.at(clock.instant());
        String name = "room-" + id;
        jdbc.sql("""
                        insert into room (id, name, branch, location, capacity, time_zone, opening_hours, approval,
                                          status, created_at, version)
                        values (?, ?, ?, '1st floor', ?, ?, ?::jsonb, ?, 'open', ?, 0)""")
                .params(
                        id,
                        name,
                        branch,
                        capacity,
                        zone,
                        hours,
                        approval,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new TestRoom(id, name, branch);
    }

    public static String newBranch() {
        return "branch-" + UUID.randomUUID();
    }
}
