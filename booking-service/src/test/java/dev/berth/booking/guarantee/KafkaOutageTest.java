package dev.berth.booking.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.Change;
import dev.berth.booking.reservation.DecideBooking;
import dev.berth.booking.reservation.ExtendBooking;
import dev.berth.booking.reservation.Orders;
import dev.berth.booking.reservation.Placing;
import dev.berth.booking.reservation.Reserve;
import dev.berth.booking.security.Caller;
import dev.berth.booking.testing.EngineTest;
import dev.berth.booking.testing.OwnKafka;
import dev.berth.booking.testing.RealEngines;
import dev.berth.booking.testing.TestNodes;
import dev.berth.booking.testing.TestNodes.TestNode;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestReports;
import dev.berth.booking.testing.TestTopics;
import dev.berth.engines.KafkaBroker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bookings do not need Kafka; Kafka gets everything later. {@code -Dberth.outage=60} makes the outage a minute long
 * instead of a few seconds.
 */
@EngineTest
@ContextConfiguration(initializers = {RealEngines.class, OwnKafka.class})
@ExtendWith(OutputCaptureExtension.class)
@Tag("race")
class KafkaOutageTest {
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("berth.outage", 4));

    private final Reserve reserve;
    private final DecideBooking decide;
    private final ExtendBooking extend;
    private final TestReports reports;
    private final TestPeople people;
    private final TestNodes nodes;
    private final KafkaBroker kafka;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final Caller admin;

    KafkaOutageTest(
            Reserve reserve,
            DecideBooking decide,
            ExtendBooking extend,
            TestReports reports,
            TestPeople people,
            TestNodes nodes,
            KafkaBroker kafka,
            Clock clock,
            JdbcClient jdbc) {
        this.reserve = reserve;
        this.decide = decide;
        this.extend = extend;
        this.reports = reports;
        this.people = people;
        this.nodes = nodes;
        this.kafka = kafka;
        this.clock = clock;
        this.jdbc = jdbc;
        this.admin = people.admin().caller();
    }

    /** A booking with a whole life: created, approved, started, extended, ending, completed. */
    private UUID live() {
        TestNode node = nodes.node(4, 16);
        Instant start = Grid.floor(clock.instant());
        Booking booking = ((Placing.Booked) reserve.place(
                        Orders.of(node.tag(), start, start.plus(Duration.ofHours(1)), 1, 0),
                        people.student().caller()))
                .booking();
        UUID id = booking.id();
        assertThat(decide.approve(id, admin)).isInstanceOf(Change.Changed.class);
        reports.report(node.id(), id, 1, "running");
        assertThat(extend.extend(id, start.plus(Duration.ofHours(2)), admin)).isInstanceOf(Change.Changed.class);
        assertThat(decide.end(id, admin)).isInstanceOf(Change.Changed.class);
        reports.report(node.id(), id, 3, "stopped");
        assertThat(decide.cancel(id, OptionalLong.empty(), admin)).isInstanceOf(Change.Illegal.class);
        return id;
    }

    @Test
    void kafka_may_come_late_and_go_away_and_gets_every_event_in_order_while_every_booking_succeeds(CapturedOutput log)
            throws Exception {
        comesUpAfterTheServiceAndFindsItsTopicsMadeAsTheyShouldBe();
        goesAwayAndAfterwardsEveryEventArrivesInOrder(log);
    }

    private void comesUpAfterTheServiceAndFindsItsTopicsMadeAsTheyShouldBe() throws Exception {
        UUID id = live();
        kafka.start();
        assertThat(eventsOf(List.of(id), 6).get(id.toString())).hasSizeGreaterThanOrEqualTo(6);
        try (Admin topics = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var name = new ConfigResource(ConfigResource.Type.TOPIC, "berth.bookings");
            assertThat(topics.describeConfigs(List.of(name))
                            .all()
                            .get()
                            .get(name)
                            .get("cleanup.policy")
                            .value())
                    .isEqualTo("compact");
            assertThat(topics.describeTopics(List.of("berth.workspaces", "berth.resources", "berth.bookings"))
                            .allTopicNames()
                            .get()
                            .values())
                    .allMatch(it -> it.partitions().size() == 6);
        }
    }

    private void goesAwayAndAfterwardsEveryEventArrivesInOrder(CapturedOutput log) {
        List<UUID> lived = new ArrayList<>();
        lived.add(live());
        kafka.kill();
        Instant back = Instant.now().plus(OUTAGE);
        Duration slowest = Duration.ZERO;
        double longestIdleTransaction = 0;
        while (Instant.now().isBefore(back)) {
            Instant begun = Instant.now();
            lived.add(live());
            Duration taken = Duration.between(begun, Instant.now());
            slowest = taken.compareTo(slowest) > 0 ? taken : slowest;
            longestIdleTransaction = Math.max(longestIdleTransaction, longestIdleTransaction());
        }
        assertThat(slowest).as("a whole life, six calls").isLessThan(Duration.ofSeconds(2));
        assertThat(longestIdleTransaction)
                .as("seconds in which a database transaction waited for Kafka")
                .isLessThan(1);
        kafka.start();
        assertThat(log.getOut())
                .as("neither events nor a line per try")
                .doesNotContain("Exception thrown when sending a message", "could not be established");

        Map<String, List<JsonNode>> events = eventsOf(lived, 6);
        for (UUID id : lived) {
            List<Long> versions = events.get(id.toString()).stream()
                    .map(it -> it.at("/version").asLong())
                    .toList();
            assertThat(versions).as("never backwards").isSorted();
            assertThat(versions.stream().distinct())
                    .as("none missing")
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(0, 5).boxed().toList());
            assertThat(events.get(id.toString()).stream()
                            .map(it -> it.at("/id").asString())
                            .distinct())
                    .as("an event that comes twice is the same event")
                    .hasSize(6);
        }
        System.out.printf("%d bookings during an outage of %s, slowest life %s%n", lived.size(), OUTAGE, slowest);
    }

    /** In seconds. */
    private double longestIdleTransaction() {
        return jdbc.sql("""
                        SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)::float8
                        FROM pg_stat_activity
                        WHERE datname = current_database() AND state LIKE 'idle in transaction%'""").query(Double.class).single();
    }

    private Map<String, List<JsonNode>> eventsOf(List<UUID> bookings, int each) {
        var keys = bookings.stream().map(UUID::toString).collect(Collectors.toSet());
        return TestTopics.read(
                        kafka.bootstrapServers(),
                        "berth.bookings",
                        it -> keys.contains(it.key()),
                        it -> it.stream()
                                        .map(record -> record.key()
                                                + JsonMapper.shared()
                                                        .readTree(record.value())
                                                        .at("/version"))
                                        .distinct()
                                        .count()
                                >= (long) keys.size() * each)
                .stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key,
                        Collectors.mapping(it -> JsonMapper.shared().readTree(it.value()), Collectors.toList())));
    }
}
