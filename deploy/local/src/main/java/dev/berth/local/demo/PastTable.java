package dev.berth.local.demo;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The SQL of the past: each booking and its event in one statement, so that one is there exactly when the other is. */
final class PastTable {
    static final int VERSION = 2;

    private static final String INSERT = """
        WITH made AS (
            INSERT INTO booking (
                id, version, kind, status, status_reason, user_id, starts_at, ends_at, title, decide_by, approved_at,
                started_at, created_at, updated_at, room_id, attendees, course_session_id, cores, memory_gb, gpus,
                node_tags, environment_id, environment_name, environment_image, environment_ports,
                environment_command, environment_variables, environment_egress, environment_capabilities,
                environment_read_only_root, node_id, gpu_uuids, workspace_state, workspace_reason, workspace_generation, workspace_from,
                workspace_until, workspace_buried)
            VALUES (?::uuid, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?, ?, ?, ?::uuid, ?, ?::uuid, ?, ?, ?, ?, ?::uuid, ?, ?,
                    ?, ?, ?::jsonb, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?, true)
            ON CONFLICT (id) DO NOTHING
            RETURNING id)
        INSERT INTO outbox (lane, topic, key, value)
        SELECT ?, 'berth.bookings', id::text, ? FROM made\
        """;

    private final Database database;
    private final OutboxLanes lanes;
    private final Instant now;

    PastTable(Database database, OutboxLanes lanes, Instant now) {
        this.database = database;
        this.lanes = lanes;
        this.now = now;
    }

    /** The days on which people of the demo have booked anything of a kind: nobody invents a second past for them. */
    Set<LocalDate> bookedDays(String kind) throws SQLException {
        return database
                .query(
                        """
                        SELECT DISTINCT (b.starts_at AT TIME ZONE ?)::date AS day FROM booking b
                        JOIN person p ON p.id = b.user_id WHERE b.kind = ? AND p.email LIKE ?\
                        """,
                        row -> row.getObject("day", LocalDate.class),
                        Campus.ZONE.getId(),
                        kind,
                        "%" + Person.DOMAIN)
                .stream()
                .collect(Collectors.toSet());
    }

    void insert(Collection<PastBooking> bookings) throws SQLException {
        try (var statement = database.prepare(INSERT)) {
            for (PastBooking it : bookings) {
                database.bind(statement, values(it));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private Object[] values(PastBooking it) {
        var compute = it.compute();
        var work = compute == null ? null : compute.work();
        var environment = compute == null ? null : compute.environment();
        boolean approved = it.ran();
        boolean hadWorkspace = compute != null && approved;
        return new Object[] {
            it.id().toString(),
            VERSION,
            it.kind(),
            it.status(),
            it.reason(),
            it.person().toString(),
            it.slot().startsAt(),
            it.slot().endsAt(),
            it.title(),
            it.slot().startsAt(),
            approved ? it.createdAt() : null,
            approved ? it.slot().startsAt() : null,
            it.createdAt(),
            it.updatedAt(),
            it.kind().equals("room") ? it.resourceId().toString() : null,
            it.attendees(),
            it.kind().equals("course") ? it.resourceId().toString() : null,
            work == null ? null : work.cores(),
            work == null ? null : work.memoryGb(),
            work == null ? null : work.gpus(),
            compute == null ? null : new String[] {"simulated"},
            environment == null ? null : environment.id().toString(),
            environment == null ? null : environment.name(),
            environment == null ? null : environment.image(),
            environment == null ? null : new Integer[] {environment.port()},
            environment == null ? null : new String[0],
            environment == null ? null : "{}",
            environment == null ? null : "internet",
            environment == null ? null : new String[0],
            environment == null ? null : false,
            compute == null ? null : it.resourceId().toString(),
            compute == null ? null : compute.gpuUuids().toArray(String[]::new),
            hadWorkspace ? it.status().equals("failed") ? "failed" : "stopped" : null,
            hadWorkspace ? it.reason() : null,
            hadWorkspace ? 1 : null,
            hadWorkspace ? it.slot().startsAt() : null,
            hadWorkspace ? it.slot().endsAt() : null,
            lanes.of(it.id().toString()),
            PastEvent.json(it, now)
        };
    }
}
