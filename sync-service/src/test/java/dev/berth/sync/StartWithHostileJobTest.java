package dev.berth.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engines")
class StartWithHostileJobTest {
    @Test
    void a_job_that_was_cut_off_with_a_hostile_calendar_does_not_hold_up_the_next_start() throws Exception {
        try (var tokens = new TestTokens();
                var world = new World().makeTopics()) {
            UUID person = UUID.randomUUID();
            UUID source = UUID.randomUUID();
            UUID job = UUID.randomUUID();
            try (var before = new RunningService(
                    world, tokens.issuerAddress(), List.of("--berth.sync.jobs.run=false"), FakeConnector.Beans.class)) {
                assertThat(before.port()).isPositive();
            }
            world.sql().sql("""
                    INSERT INTO outside_source (id, kind, name, enabled, address, location_ids, time_zone, rooms, person_id,
                        created_at, next_sync_at, version)
                    VALUES (?, 'ics', 'Hostile', true, 'upload:calendar', '{}', 'UTC', '{}', ?, now(), now() + interval '1 h', 0)
                    """).params(source, person).update();
            world.sql()
                    .sql("INSERT INTO calendar_text (source_id, content, fetched_at) VALUES (?, ?, now())")
                    .params(source, "BEGIN:VCALENDAR\r\n" + "BEGIN:VTIMEZONE\r\n".repeat(38_000))
                    .update();
            world.sql()
                    .sql("""
                    INSERT INTO sync_job (id, source_id, source_kind, person_id, trigger, status, phase, requested_at,
                        started_at, attempts, claimed_by, lease_until)
                    VALUES (?, ?, 'ics', ?, 'manual', 'running', 'Reading', now(), now(), 1, ?, now() - interval '1 min')
                    """)
                    .params(job, source.toString(), person, UUID.randomUUID())
                    .update();

            try (var service = new RunningService(
                    world,
                    tokens.issuerAddress(),
                    List.of("--berth.sync.jobs.poll=200ms"),
                    FakeConnector.Beans.class)) {
                assertThat(service.getAs(tokens.student(), "/api/v1/me/calendars")
                                .statusCode())
                        .isEqualTo(200);
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> world.sql()
                                .sql("SELECT status FROM sync_job WHERE id = ?")
                                .param(job)
                                .query(String.class)
                                .single()
                                .equals("failed"));
            }
        }
    }
}
