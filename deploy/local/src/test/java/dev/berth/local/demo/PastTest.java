package dev.berth.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engines.Postgres;
import dev.berth.local.simulation.SimulatedNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The past is written into booking-service's own tables, made by its own migrations: when they change, this says so. */
class PastTest {
    private static final Instant NOW = Instant.parse("2026-11-30T13:07:00Z");
    private static final DemoEnvironment JUPYTER =
            new DemoEnvironment(UUID.randomUUID(), "JupyterLab", "quay.io/jupyter/base-notebook:latest", 8888);
    private static final SimulatedNode KESTREL = new SimulatedNode(
            UUID.randomUUID(), "kestrel", 32, 256, List.of(new SimulatedNode.Gpu("GPU-1", "NVIDIA L40S")), "");

    @TempDir
    private static Path data;

    private static Postgres postgres;
    private static final Map<String, String> ROOMS = new HashMap<>();

    @BeforeAll
    static void migrate() throws Exception {
        postgres = Postgres.start(data, freePort());
        postgres.createDatabase("berth");
        try (var connection = DriverManager.getConnection(postgres.jdbcUrlWithLogin("berth"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA booking; SET search_path = booking, public");
            var migrations = Path.of("../../booking-service/src/main/resources/db/migration");
            try (var files = Files.list(migrations)) {
                for (Path file : files.sorted().toList()) {
                    statement.execute(Files.readString(file));
                }
            }
            statement.execute("""
                INSERT INTO person (id, email, name, role, time_zone, password_hash, created_at, version)
                VALUES (gen_random_uuid(), 'ada@demo.berth.local', 'Ada Lovelace', 'student', 'Europe/Berlin', 'hash', now(), 0)\
                """);
            statement.execute("""
                INSERT INTO node (id, name, site, tags, cores, memory_gb, gpus, public_key, agent_version, images, presence,
                                  maintenance, enrolled_at, version)
                VALUES ('%s', 'kestrel', 'physics', '{simulated}', 32, 256, '[]', '\\x00', 'demo', '{}', 'online', false, now(), 0)\
                """.formatted(KESTREL.id()));
            for (DemoRoom room : DemoRoom.ALL) {
                var id = UUID.randomUUID().toString();
                ROOMS.put(room.name(), id);
                statement.execute("""
                    INSERT INTO room (id, name, branch, location, capacity, time_zone, opening_hours, approval, status, created_at,
                                      version)
                    VALUES ('%s', '%s', 'Branch', 'Here', 9, 'Europe/Berlin', '[]', 'automatic', 'open', now(), 0)\
                    """.formatted(id, room.name()));
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        postgres.stop();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (var database = open()) {
            database.update("DELETE FROM outbox");
            database.update("DELETE FROM booking");
            database.update("DELETE FROM course_session");
        }
    }

    private static Database open() throws SQLException {
        return Database.of(new Place(
                URI.create("http://unused"),
                new Place.Login("", ""),
                "",
                postgres.jdbcUrl("berth"),
                postgres.user(),
                postgres.password(),
                URI.create("http://unused"),
                data,
                ""));
    }

    private static void fill(Database database) throws SQLException {
        var lanes = OutboxLanes.of(database);
        var people = new PeopleTable(database, lanes, NOW);
        people.copy(Person.ADA, Person.ALL);
        var ids = List.copyOf(people.ids().values());
        var table = new PastTable(database, lanes, NOW);
        var rooms = table.bookedDays("room");
        var compute = table.bookedDays("compute");
        var past = new Past(table, ids, NOW);
        database.transaction(() -> {
            past.rooms(ROOMS, rooms);
            past.compute(new PastNodes(List.of(KESTREL)), List.of(JUPYTER), compute);
            new PastSessions(database, lanes, table, ids, NOW).add();
        });
    }

    private static long count(Database database, String sql) throws SQLException {
        return database.query(sql, row -> row.getLong(1)).getFirst();
    }

    @Test
    void twelve_weeks_are_filled_with_bookings_that_hold_nothing_and_each_has_its_event() throws SQLException {
        try (var database = open()) {
            fill(database);

            assertThat(count(database, "SELECT count(*) FROM person")).isEqualTo(30);
            for (String kind : Set.of("room", "compute", "course")) {
                assertThat(count(database, "SELECT count(*) FROM booking WHERE kind = '" + kind + "'"))
                        .as(kind)
                        .isGreaterThan(300);
            }
            assertThat(count(database, "SELECT count(DISTINCT status) FROM booking"))
                    .isGreaterThanOrEqualTo(5);
            assertThat(count(
                            database,
                            "SELECT count(*) FROM booking WHERE status IN ('pending', 'approved') OR status ="
                                    + " 'active' AND kind <> 'course'"))
                    .isZero();
            assertThat(count(database, "SELECT count(*) FROM outbox WHERE topic = 'berth.bookings'"))
                    .isEqualTo(count(database, "SELECT count(*) FROM booking"));
            assertThat(count(database, "SELECT count(*) FROM outbox WHERE lane NOT IN (SELECT lane FROM outbox_lane)"))
                    .isZero();
            assertThat(count(database, """
                SELECT count(*) FROM course_session s WHERE seats_taken <> (
                    SELECT count(*) FROM booking b WHERE b.course_session_id = s.id
                    AND b.status IN ('pending', 'approved', 'active', 'completed'))\
                """)).isZero();
        }
    }

    @Test
    void a_second_run_makes_nothing_twice() throws SQLException {
        try (var database = open()) {
            fill(database);
            long bookings = count(database, "SELECT count(*) FROM booking");
            long events = count(database, "SELECT count(*) FROM outbox");

            fill(database);

            assertThat(count(database, "SELECT count(*) FROM booking")).isEqualTo(bookings);
            assertThat(count(database, "SELECT count(*) FROM outbox")).isEqualTo(events);
        }
    }
}
