package dev.berth.platform.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.berth.platform.loop.SupervisedLoops;
import dev.berth.platform.testing.PlatformTest;
import dev.berth.platform.testing.PublishedEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Several relays on one outbox, as several replicas have them. */
@NullUnmarked
@PlatformTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "berth.outbox.relay=false")
class LaneOwnershipTest {
    private static final Duration LEASE = Duration.ofSeconds(3);

    private final OutboxTable table;
    private final LaneLeases leases;
    private final OutboxMeasures measures;
    private final ProducerFactory<?, ?> producers;
    private final KafkaAdmin admin;
    private final SupervisedLoops loops;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final HikariDataSource pool;
    private final MeterRegistry meters;
    private final ApplicationContext context;
    private final List<OutboxRelay> relays = new ArrayList<>();
    private final List<HikariDataSource> pools = new ArrayList<>();
    private final String key = UUID.randomUUID().toString();

    LaneOwnershipTest(
            OutboxTable table,
            LaneLeases leases,
            OutboxMeasures measures,
            ProducerFactory<?, ?> producers,
            KafkaAdmin admin,
            SupervisedLoops loops,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            DataSource pool,
            MeterRegistry meters,
            ApplicationContext context) {
        this.table = table;
        this.leases = leases;
        this.measures = measures;
        this.producers = producers;
        this.admin = admin;
        this.loops = loops;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.pool = (HikariDataSource) pool;
        this.meters = meters;
        this.context = context;
    }

    @AfterEach
    void stop() {
        relays.forEach(OutboxRelay::stop);
        pools.forEach(HikariDataSource::close);
    }

    @Test
    void two_relays_share_the_lanes_and_one_takes_all_when_the_other_stops() {
        OutboxRelay first = relay(table, leases, this::open);
        await().atMost(20, SECONDS).until(() -> lanesPerOwner().equals(List.of(4)));
        relay(table, leases, this::open);
        await().atMost(20, SECONDS).until(() -> lanesPerOwner().equals(List.of(2, 2)));
        first.stop();
        await().atMost(20, SECONDS).until(() -> lanesPerOwner().equals(List.of(4)));
    }

    @Test
    void two_relays_and_a_slow_kafka_keep_the_order_of_each_key_while_lanes_change_hands() {
        List<String> keys = IntStream.range(0, 12).mapToObj(n -> key + "-" + n).toList();
        relay(table, leases, this::openSlowly);
        OutboxRelay second = relay(table, leases, this::openSlowly);
        await().atMost(20, SECONDS).until(() -> lanesPerOwner().equals(List.of(2, 2)));
        for (int n = 0; n < 12; n++) {
            for (String each : keys) append(each, n);
            if (n == 4) second.stop();
            if (n == 8) {
                await().atMost(20, SECONDS).until(() -> lanesPerOwner().equals(List.of(4)));
                second.start();
            }
        }
        Map<String, List<Integer>> arrived = published(it -> keys.contains(it.key()), keys.size() * 12);
        assertThat(arrived).hasSize(keys.size());
        arrived.forEach((each, states) -> assertThat(states)
                .as(each)
                .isSorted()
                .containsAll(IntStream.range(0, 12).boxed().toList()));
    }

    @Test
    void a_relay_that_was_cut_off_from_its_database_and_paused_cannot_publish_what_has_become_old() throws Exception {
        var holdsAnOldState = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        var refusal = new AtomicReference<RuntimeException>();
        HikariDataSource ownPool = anotherPool();
        OutboxRelay paused = relay(
                new OutboxTable(JdbcClient.create(ownPool)),
                new LaneLeases(JdbcClient.create(ownPool)),
                producer -> new PausedChannel(open(producer), holdsAnOldState, goesOn, refusal));
        await().atMost(20, SECONDS).until(() -> lanesPerOwner().equals(List.of(4)));
        append(key, 0); // the paused relay's producer is known to Kafka
        published(it -> it.key().equals(key), 1);
        await().atMost(20, SECONDS).until(() -> waiting() == 0);

        append(key, 1);
        assertThat(holdsAnOldState.await(20, SECONDS)).isTrue();
        ownPool.close();
        relay(table, leases, this::open);
        append(key, 2);
        published(it -> it.key().equals(key), 3);
        goesOn.countDown();

        await().atMost(20, SECONDS).until(() -> refusal.get() != null);
        append(key, 3);
        assertThat(published(it -> it.key().equals(key), 4).get(key)).containsExactly(0, 1, 2, 3);
        assertThat(paused.isRunning()).isTrue();
    }

    @Test
    void a_relay_that_was_cut_off_and_paused_while_it_opened_its_channel_publishes_nothing_old() throws Exception {
        var opens = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        HikariDataSource ownPool = anotherPool();
        relay(new OutboxTable(JdbcClient.create(ownPool)), new LaneLeases(JdbcClient.create(ownPool)), producer -> {
            opens.countDown();
            awaitFully(goesOn);
            return new WatchedChannel(open(producer), closed);
        });
        await().atMost(20, SECONDS).until(() -> lanesPerOwner().equals(List.of(4)));
        append(key, 1);
        assertThat(opens.await(20, SECONDS)).isTrue();
        ownPool.close();
        relay(table, leases, this::open);
        append(key, 2);
        published(it -> it.key().equals(key), 2);
        await().atMost(20, SECONDS).until(() -> waiting() == 0);
        goesOn.countDown();

        assertThat(closed.await(20, SECONDS)).isTrue();
        append(key, 3);
        assertThat(published(it -> it.key().equals(key), 3).get(key)).containsExactly(1, 2, 3);
    }

    @Test
    void a_lane_that_is_given_back_during_a_renewal_stays_given_back() throws Exception {
        var during = new AtomicReference<Runnable>(() -> {});
        var ownership = new LaneOwnership(
                new LaneLeases(jdbc) {
                    @Override
                    List<Lease> renew(UUID relay, Duration lease) {
                        List<Lease> mine = super.renew(relay, lease);
                        during.get().run();
                        return mine;
                    }
                },
                LEASE);
        await().atMost(20, SECONDS).until(() -> {
            ownership.renew();
            return lanesPerOwner().equals(List.of(4));
        });
        var lane = new Thread(() -> ownership.giveBack(0));
        during.set(() -> {
            lane.start();
            await().atMost(20, SECONDS)
                    .until(() -> lane.getState() == Thread.State.BLOCKED || lane.getState() == Thread.State.TERMINATED);
            during.set(() -> {});
        });
        ownership.renew();
        lane.join(Duration.ofSeconds(20));
        try {
            assertThat(ownership.producerOf(0)).isEmpty();
        } finally {
            ownership.leave();
        }
    }

    @Test
    void what_was_published_but_not_deleted_comes_again_before_anything_newer() {
        append(key, 1);
        append(key, 2);
        OutboxRelay crashed = relay(new CrashesOnDelete(jdbc), leases, this::open);
        published(it -> it.key().equals(key), 1);
        crashed.stop();
        relay(table, leases, this::open);
        await().atMost(30, SECONDS).until(() -> waiting() == 0);
        assertThat(published(it -> it.key().equals(key), 2).get(key)).isSorted().contains(1, 2);
    }

    @Test
    void a_relay_that_cannot_publish_leaves_its_lanes_to_one_that_can() {
        relay(table, leases, producer -> new BrokenChannel());
        await().atMost(20, SECONDS).until(() -> lanesPerOwner().equals(List.of(4)));
        append(key, 1);
        await().atMost(20, SECONDS).until(() -> count("SELECT count(*) FROM outbox_relay") == 0);
        relay(table, leases, this::open);
        assertThat(published(it -> it.key().equals(key), 1).get(key)).containsExactly(1);
    }

    @Test
    void while_kafka_is_away_the_log_says_so_once(CapturedOutput output) {
        var nowhere = new KafkaAdmin(Map.of("bootstrap.servers", "127.0.0.1:1"));
        nowhere.setAutoCreate(false); // as in berth-data.yml
        nowhere.setFatalIfBrokerNotAvailable(true);
        nowhere.setOperationTimeout(1);
        nowhere.setCloseTimeout(0);
        nowhere.setApplicationContext(context);
        nowhere.afterSingletonsInstantiated();
        var settings = new OutboxSettings(
                true, Duration.ofMillis(50), Duration.ofMillis(5), 500, Duration.ofMillis(100), 6, LEASE);
        var failures = meters.counter("berth.outbox.failures");
        double before = failures.count();
        var relay = new OutboxRelay(table, leases, this::open, nowhere, settings, measures, loops);
        relays.add(relay);
        append(key, 1);
        relay.start();
        await().atMost(60, SECONDS).until(() -> failures.count() > before + 2);
        assertThat(output.getAll().split("Events wait in the outbox", -1)).hasSize(2);
        assertThat(output.getAll()).doesNotContain("Could not configure topics").doesNotContain("outbox-lane failed");
        relay.stop();
        jdbc.sql("DELETE FROM outbox").update();
    }

    private OutboxRelay relay(OutboxTable itsTable, LaneLeases itsLeases, LaneChannel.Opener opener) {
        var settings = new OutboxSettings(
                true, Duration.ofMillis(50), Duration.ofMillis(5), 500, Duration.ofSeconds(1), 6, LEASE);
        var relay = new OutboxRelay(itsTable, itsLeases, opener, admin, settings, measures, loops);
        relays.add(relay);
        relay.start();
        return relay;
    }

    private LaneChannel open(UUID producer) {
        return new LaneProducer(producers.getConfigurationProperties(), producer);
    }

    /** Every send takes a while, each another. */
    private LaneChannel openSlowly(UUID producer) {
        LaneChannel real = open(producer);
        var random = new Random(producer.hashCode());
        return new LaneChannel() {
            @Override
            public void send(List<OutboxRow> events) {
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(random.nextInt(40)).toNanos());
                real.send(events);
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

    private HikariDataSource anotherPool() {
        var another = new HikariDataSource();
        another.setJdbcUrl(pool.getJdbcUrl());
        another.setUsername(pool.getUsername());
        another.setPassword(pool.getPassword());
        another.setSchema("test");
        another.setMaximumPoolSize(6);
        pools.add(another);
        return another;
    }

    private void append(String to, int state) {
        transaction.executeWithoutResult(
                status -> table.insert(PublishedEvents.TOPIC, to, String.valueOf(state), null));
    }

    private int waiting() {
        return count("SELECT count(*) FROM outbox WHERE key = '" + key + "'");
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private List<Integer> lanesPerOwner() {
        return jdbc.sql("SELECT count(*) FROM outbox_lane WHERE owner IS NOT NULL GROUP BY owner ORDER BY 1")
                .query(Integer.class)
                .list();
    }

    private static Map<String, List<Integer>> published(Predicate<ConsumerRecord<String, String>> of, int atLeast) {
        return PublishedEvents.read(
                        of,
                        it -> it.stream()
                                        .map(row -> row.key() + "=" + row.value())
                                        .distinct()
                                        .count()
                                >= atLeast)
                .stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        ConsumerRecord::key,
                        java.util.stream.Collectors.mapping(
                                row -> Integer.parseInt(row.value()), java.util.stream.Collectors.toList())));
    }

    /** Has the state 1 in its hands and is paused before it sends it. */
    private record PausedChannel(
            LaneChannel real,
            CountDownLatch holdsAnOldState,
            CountDownLatch goesOn,
            AtomicReference<RuntimeException> refusal)
            implements LaneChannel {
        @Override
        public void send(List<OutboxRow> events) {
            if (events.stream().noneMatch(it -> "1".equals(it.value()))) {
                real.send(events);
                return;
            }
            holdsAnOldState.countDown();
            try {
                goesOn.await();
                real.send(events);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } catch (RuntimeException refused) {
                refusal.set(refused);
                throw refused;
            }
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private static void awaitFully(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says when it is closed. */
    private record WatchedChannel(LaneChannel real, CountDownLatch closed) implements LaneChannel {
        @Override
        public void send(List<OutboxRow> events) {
            real.send(events);
        }

        @Override
        public void close() {
            closed.countDown();
            real.close();
        }
    }

    private static final class BrokenChannel implements LaneChannel {
        @Override
        public void send(List<OutboxRow> events) {
            throw new org.apache.kafka.common.errors.TimeoutException("no broker");
        }

        @Override
        public void close() {}
    }

    /** As when the process dies after Kafka has the event and before the row is gone. */
    private static final class CrashesOnDelete extends OutboxTable {
        CrashesOnDelete(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        void delete(java.util.Collection<Long> ids) {
            throw new IllegalStateException("killed");
        }
    }
}
