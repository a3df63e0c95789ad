package dev.berth.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.sync.connector.FailureKind;
import dev.berth.sync.connector.ReadOutcome;
import dev.berth.sync.connector.ReadOutcome.Failed;
import dev.berth.sync.connector.Reading;
import dev.berth.sync.connector.Source;
import dev.berth.sync.external.Effects;
import dev.berth.sync.job.Job;
import dev.berth.sync.job.JobStatus;
import dev.berth.sync.job.Jobs;
import dev.berth.sync.job.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two copies of the service on one database, and a connector that reads what the test says. */
@Tag("engines")
@Tag("race")
class SyncJobsTest {
    private static World world;
    private static RunningService one;
    private static RunningService other;

    @BeforeAll
    static void start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        world = new World().makeTopics();
        one = service();
        other = service();
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        world.close();
    }

    /** Leases short enough to see one end; a heartbeat still fits ten times into them. */
    private static RunningService service() {
        return new RunningService(
                world,
                "http://127.0.0.1:1",
                List.of(
                        "--berth.sync.jobs.lease=5s",
                        "--berth.sync.jobs.heartbeat=500ms",
                        "--berth.sync.jobs.poll=200ms",
                        "--berth.sync.jobs.due-every=1s",
                        "--berth.sync.jobs.clean-every=1s"),
                FakeConnector.Beans.class);
    }

    @Test
    void what_is_found_is_kept_and_a_second_run_changes_nothing() {
        Source source = FakeConnector.source(reading -> {
            reading.save(FakeConnector.bookings(0, 250, "Ballet"));
            return FakeConnector.everything();
        });
        assertThat(run(source).counts()).isEqualTo(new Effects(250, 0, 0, 0));
        assertThat(known(source)).isEqualTo(250);
        List<String> events = events(source, 251);
        assertThat(events).filteredOn(it -> it.contains("\"source.refreshed\"")).hasSize(1);

        assertThat(run(source).counts()).isEqualTo(new Effects(0, 0, 250, 0));
        assertThat(events(source, 252))
                .filteredOn(it -> it.contains("external-booking.changed"))
                .hasSize(250);
    }

    @Test
    void what_changed_is_told_and_what_is_gone_is_marked_until_it_comes_back() {
        Source source = FakeConnector.source(reading -> {
            reading.save(FakeConnector.bookings(0, 20, "Ballet"));
            return FakeConnector.everything();
        });
        run(source);
        FakeConnector.nowReads(source, reading -> {
            reading.save(FakeConnector.bookings(0, 15, "Ballet"));
            reading.save(FakeConnector.bookings(15, 18, "Tap"));
            return FakeConnector.everything();
        });
        assertThat(run(source).counts()).isEqualTo(new Effects(0, 3, 15, 2));
        assertThat(run(source).counts()).isEqualTo(new Effects(0, 0, 18, 0));
        FakeConnector.nowReads(source, reading -> {
            reading.save(FakeConnector.bookings(0, 20, "Ballet"));
            return FakeConnector.everything();
        });
        assertThat(run(source).counts()).isEqualTo(new Effects(0, 5, 15, 0));
    }

    @Test
    void a_run_that_did_not_see_everything_takes_nothing_for_vanished() {
        Source source = FakeConnector.source(reading -> {
            reading.save(FakeConnector.bookings(0, 20, "Ballet"));
            return FakeConnector.everything();
        });
        run(source);
        FakeConnector.nowReads(source, reading -> {
            reading.save(FakeConnector.bookings(0, 5, "Ballet"));
            return new Failed(FailureKind.TIMED_OUT, "It took too long.");
        });
        Job failed = run(source);
        assertThat(failed.status()).isEqualTo(JobStatus.FAILED);
        assertThat(failed.failure()).isEqualTo(new Job.Failure(FailureKind.TIMED_OUT, "It took too long."));
        assertThat(vanished(source)).isZero();
        FakeConnector.nowReads(source, reading -> {
            reading.save(FakeConnector.bookings(0, 5, "Ballet"));
            reading.stillThere(List.of("id-5", "id-6"));
            return FakeConnector.everything();
        });
        assertThat(run(source).counts()).isEqualTo(new Effects(0, 0, 5, 13));
    }

    @Test
    void what_nobody_foresaw_ends_the_job_and_tells_only_a_reference() {
        Source source = FakeConnector.source(reading -> {
            throw new IllegalStateException("a secret");
        });
        Job.Failure failure = Objects.requireNonNull(run(source).failure());
        assertThat(failure.kind()).isEqualTo(FailureKind.INTERNAL);
        assertThat(failure.message()).contains("Reference").doesNotContain("secret");
    }

    @Test
    void however_often_and_wherever_it_is_asked_for_one_job_runs() {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch goOn = new CountDownLatch(1);
        Source source = FakeConnector.source(reading -> {
            runs.incrementAndGet();
            wait(goOn);
            return FakeConnector.everything();
        });
        List<UUID> ids = IntStream.range(0, 20)
                .parallel()
                .mapToObj(n -> (n % 2 == 0 ? one : other).bean(Jobs.class).request(source, Trigger.MANUAL))
                .distinct()
                .toList();
        assertThat(ids).hasSize(1);
        goOn.countDown();
        await().until(() -> job(ids.getFirst()).status() == JobStatus.COMPLETED);
        assertThat(runs).hasValue(1);
    }

    @Test
    void being_due_is_one_job_and_not_one_per_copy() {
        CountDownLatch goOn = new CountDownLatch(1);
        Source source = FakeConnector.source(reading -> wait(goOn));
        FakeConnector.due(source);
        await().until(() -> Stream.of(one, other)
                .allMatch(copy -> copy.bean(FakeConnector.class).hasAskedFor(source)));
        goOn.countDown();
        await().until(() -> jobs().lastOf(source.id()).map(Job::status).orElseThrow() == JobStatus.COMPLETED);
        assertThat(jobs().list(null, source.id(), null, null, 10))
                .extracting(Job::trigger)
                .containsExactly(Trigger.SCHEDULED);
    }

    /** As after SIGKILL in the middle: the claim is there, the process is not. */
    @Test
    void a_job_whose_process_died_is_begun_anew_and_the_dead_one_cannot_write_any_more() {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        Source source = FakeConnector.source(reading -> {
            reading.save(FakeConnector.bookings(0, 100, "Ballet"));
            if (runs.incrementAndGet() == 1) {
                wait(goOn);
                tryToSave(reading, refused);
            } else {
                reading.save(FakeConnector.bookings(100, 150, "Ballet"));
            }
            return FakeConnector.everything();
        });
        UUID id = jobs().request(source, Trigger.MANUAL);
        await().until(() -> known(source) == 100);
        world.sql()
                .sql("UPDATE sync_job SET claimed_by = ?, lease_until = now() - interval '1 s' WHERE id = ?")
                .params(UUID.randomUUID(), id)
                .update();
        await().until(() -> job(id).status() == JobStatus.COMPLETED);
        goOn.countDown();
        await().until(() -> refused.get() == 1);
        assertThat(job(id).counts()).isEqualTo(new Effects(50, 0, 100, 0));
        assertThat(known(source)).isEqualTo(150);
        assertThat(vanished(source)).isZero();
    }

    @Test
    void a_job_whose_processes_keep_dying_is_ended_and_the_next_one_completes() {
        CountDownLatch goOn = new CountDownLatch(1);
        Source source = FakeConnector.source(reading -> {
            wait(goOn);
            return FakeConnector.everything();
        });
        UUID id = jobs().request(source, Trigger.MANUAL);
        await().until(() -> job(id).status() == JobStatus.RUNNING);
        world.sql()
                .sql(
                        "UPDATE sync_job SET claimed_by = ?, attempts = 2, lease_until = now() - interval '1 s' WHERE id = ?")
                .params(UUID.randomUUID(), id)
                .update();
        await().until(() -> job(id).status() == JobStatus.FAILED);
        assertThat(job(id).failure()).isNotNull();
        goOn.countDown();
        assertThat(run(source).status()).isEqualTo(JobStatus.COMPLETED);
    }

    /** A batch that fails leaves nothing of itself, and nothing of it was told. */
    @Test
    void of_a_batch_that_the_database_refuses_nothing_is_kept() {
        Source source = FakeConnector.source(reading -> {
            reading.save(FakeConnector.bookings(0, 100, "Ballet"));
            reading.save(FakeConnector.bookings(100, 200, "Poison"));
            return FakeConnector.everything();
        });
        world.sql().sql("""
                ALTER TABLE external_booking ADD CONSTRAINT no_poison
                CHECK (NOT (title = 'Poison' AND external_id = 'id-150'))
                """).update();
        assertThat(run(source).status()).isEqualTo(JobStatus.FAILED);
        assertThat(known(source)).isEqualTo(100);
        world.sql()
                .sql("ALTER TABLE external_booking DROP CONSTRAINT no_poison")
                .update();
        assertThat(run(source).counts()).isEqualTo(new Effects(100, 0, 100, 0));
    }

    @Test
    void a_process_that_ends_in_order_leaves_its_job_to_the_next() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        World own = new World().makeTopics();
        RunningService first = ownService(own);
        Source source = FakeConnector.source(reading -> {
            if (runs.incrementAndGet() == 1) {
                wait(never);
            }
            return FakeConnector.everything();
        });
        UUID id = first.bean(Jobs.class).request(source, Trigger.MANUAL);
        await().until(() -> runs.get() == 1);
        first.close();
        try (RunningService second = ownService(own)) {
            await().until(() -> second.bean(Jobs.class).find(id).orElseThrow().status() == JobStatus.COMPLETED);
        }
        own.close();
    }

    @Test
    void a_job_that_does_not_end_when_its_process_does_keeps_its_attempt() {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        World own = new World().makeTopics();
        RunningService first = ownService(own);
        Source source = FakeConnector.source(reading -> {
            begun.countDown();
            waitHoweverOftenInterrupted(goOn);
            return FakeConnector.everything();
        });
        UUID id = first.bean(Jobs.class).request(source, Trigger.MANUAL);
        wait(begun);
        first.close();
        goOn.countDown();
        assertThat(own.sql()
                        .sql("SELECT attempts FROM sync_job WHERE id = ? AND status = 'pending'")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        own.close();
    }

    @Test
    void a_job_that_was_cut_off_twice_is_not_begun_again() {
        AtomicInteger runs = new AtomicInteger();
        UUID person = UUID.randomUUID();
        Source source = FakeConnector.account(person, reading -> {
            runs.incrementAndGet();
            return FakeConnector.everything();
        });
        UUID id = UUID.randomUUID();
        world.sql().sql("""
                        INSERT INTO sync_job (id, source_id, source_kind, portal, person_id, trigger, status, phase,
                            requested_at, attempts)
                        VALUES (?, ?, 'salesforce', 'fake', ?, 'manual', 'pending', 'Waiting', now(), 2)
                        """).params(id, source.id(), person).update();

        await().until(() -> job(id).status() == JobStatus.FAILED);
        assertThat(Objects.requireNonNull(job(id).failure()).message()).contains("cut off 2 times");
        assertThat(runs).hasValue(0);
    }

    @Test
    void an_error_of_a_parser_ends_its_job() {
        Source source = FakeConnector.source(reading -> {
            throw new AssertionError("a number that overflowed");
        });
        assertThat(run(source).status()).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void rooms_are_read_while_people_have_all_their_slots_taken() {
        CountDownLatch goOn = new CountDownLatch(1);
        List<UUID> people = IntStream.range(0, 10)
                .mapToObj(n -> jobs().request(FakeConnector.source(reading -> wait(goOn)), Trigger.MANUAL))
                .toList();
        await().until(() -> people.stream()
                        .filter(it -> job(it).status() == JobStatus.RUNNING)
                        .count()
                == 6);
        assertThat(run(FakeConnector.ofRooms(reading -> FakeConnector.everything()))
                        .status())
                .isEqualTo(JobStatus.COMPLETED);
        goOn.countDown();
        people.forEach(id -> await().until(() -> job(id).status().isOver()));
    }

    @Test
    void one_persons_sources_are_read_one_after_the_other() {
        UUID person = UUID.randomUUID();
        CountDownLatch goOn = new CountDownLatch(1);
        UUID first = jobs().request(FakeConnector.account(person, reading -> wait(goOn)), Trigger.MANUAL);
        await().until(() -> job(first).status() == JobStatus.RUNNING);
        UUID second = jobs().request(
                        FakeConnector.otherAccount(person, reading -> FakeConnector.everything()), Trigger.MANUAL);
        run(FakeConnector.source(reading -> FakeConnector.everything()));
        assertThat(job(second).status()).isEqualTo(JobStatus.PENDING);
        goOn.countDown();
        await().until(() -> job(second).status() == JobStatus.COMPLETED);
    }

    private static void waitHoweverOftenInterrupted(CountDownLatch goOn) {
        boolean waiting = true;
        while (waiting) {
            try {
                goOn.await();
                waiting = false;
            } catch (InterruptedException goOnWaiting) {
                waiting = true;
            }
        }
    }

    private static RunningService ownService(World own) {
        return new RunningService(own, "http://127.0.0.1:1", List.of(), FakeConnector.Beans.class);
    }

    private static void tryToSave(Reading reading, AtomicInteger refused) {
        try {
            reading.save(FakeConnector.bookings(0, 1, "Written by the dead"));
        } catch (RuntimeException e) {
            refused.incrementAndGet();
            throw e;
        }
    }

    private static ReadOutcome wait(CountDownLatch goOn) {
        try {
            goOn.await();
            return FakeConnector.everything();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Job run(Source source) {
        UUID id = jobs().request(source, Trigger.MANUAL);
        await().until(() -> job(id).status().isOver());
        return job(id);
    }

    private static Job job(UUID id) {
        return jobs().find(id).orElseThrow();
    }

    private static Jobs jobs() {
        return one.bean(Jobs.class);
    }

    private static long known(Source source) {
        return count(source, "true");
    }

    private static long vanished(Source source) {
        return count(source, "vanished_at IS NOT NULL");
    }

    private static long count(Source source, String which) {
        return world.sql()
                .sql("SELECT count(*) FROM external_booking WHERE source_id = ? AND " + which)
                .param(source.id())
                .query(Long.class)
                .single();
    }

    private static List<String> events(Source source, int atLeast) {
        return world.events("berth.external-bookings", source.id(), atLeast);
    }
}
