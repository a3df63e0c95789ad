package dev.berth.booking.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.reservation.Clockwork;
import dev.berth.booking.reservation.Wishes;
import dev.berth.booking.reservation.Wishes.Wish;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestNodes;
import dev.berth.booking.testing.TestNodes.TestNode;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Reports arrive and are not taken in, as while the database is away. */
@ServiceTest
class ReportIntakeTest {
    private final ReportIntake intake;
    private final Silence silence;
    private final Clockwork clockwork;
    private final MessageListenerContainer listener;
    private final KafkaAdmin kafka;
    private final JdbcClient jdbc;
    private final Api api;
    private final TestClock clock;
    private final TestNodes nodes;
    private final TestPeople people;

    ReportIntakeTest(
            ReportIntake intake,
            Silence silence,
            Clockwork clockwork,
            KafkaListenerEndpointRegistry listeners,
            KafkaAdmin kafka,
            JdbcClient jdbc,
            Api api,
            TestClock clock,
            TestNodes nodes,
            TestPeople people) {
        this.intake = intake;
        this.silence = silence;
        this.clockwork = clockwork;
        this.listener = Objects.requireNonNull(listeners.getListenerContainer("node-reports"));
        this.kafka = kafka;
        this.jdbc = jdbc;
        this.api = api;
        this.clock = clock;
        this.nodes = nodes;
        this.people = people;
    }

    @AfterEach
    void reports_are_taken_in_again() {
        listener.start();
    }

    @Test
    void silence_counts_only_from_when_what_waited_is_taken_in() {
        TestNode node = nodes.node(4, 16);
        jdbc.sql("INSERT INTO node_pulse (node_id, report_version, last_seen_at) VALUES (?, 0, now())")
                .param(node.id())
                .update();
        await().atMost(Duration.ofSeconds(20)).until(() -> intake.openSince().isPresent());
        listener.stop();
        reportArrives(node);
        clock.advance(Duration.ofMinutes(2));

        new SilenceWatch(intake, silence).look();
        assertThat(presence(node)).isEqualTo("online");
        assertThat(intake.openSince()).isEmpty();

        listener.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> intake.openSince().isPresent());
        new SilenceWatch(intake, silence).look();
        assertThat(presence(node)).as("heard again a moment ago").isEqualTo("online");
        clock.advance(Duration.ofSeconds(10));
        intake.openSince();
        clock.advance(Duration.ofSeconds(10));
        intake.openSince();
        clock.advance(Duration.ofSeconds(11));
        new SilenceWatch(intake, silence).look();
        assertThat(presence(node)).isEqualTo("offline");
    }

    @Test
    void time_in_which_nobody_asked_is_no_silence() {
        await().atMost(Duration.ofSeconds(20)).until(() -> intake.openSince().isPresent());
        clock.advance(Duration.ofMinutes(1));
        assertThat(intake.openSince())
                .hasValueSatisfying(
                        since -> assertThat(since).isAfter(clock.instant().minusSeconds(30)));
    }

    @Test
    void no_booking_fails_for_its_silent_node_while_reports_wait() {
        clock.set(Grid.floor(clock.instant()).plus(Duration.ofMinutes(7)));
        TestNode node = nodes.node(4, 16);
        TestPerson student = people.student();
        Wish wish = Wishes.on(node.tag(), clock).cores(4).from(Grid.floor(clock.instant()), Duration.ofHours(2));
        String path = "/api/v1/bookings/"
                + api.post("/api/v1/bookings", student, wish.json()).is(201).at("$.id");
        api.post(path + "/approve", people.admin(), null).is(200);
        await().atMost(Duration.ofSeconds(20)).until(intake::isCaughtUp);
        nodes.fallsSilent(node);
        listener.stop();
        reportArrives(node);
        clock.advance(Duration.ofSeconds(40));

        clockwork.tick();
        assertThat(api.get(path, student).<String>at("$.status")).isEqualTo("approved");

        listener.start();
        await().atMost(Duration.ofSeconds(20)).until(intake::isCaughtUp);
        clockwork.tick();
        assertThat(api.get(path, student).<String>at("$.status")).isEqualTo("failed");
    }

    private void reportArrives(TestNode node) {
        try (var producer = new KafkaProducer<>(
                Map.copyOf(kafka.getConfigurationProperties()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(
                    "berth.nodes", node.id().toString(), UUID.randomUUID().toString()));
        }
    }

    private String presence(TestNode node) {
        return jdbc.sql("SELECT presence FROM node WHERE id = ?")
                .param(node.id())
                .query(String.class)
                .single();
    }
}
