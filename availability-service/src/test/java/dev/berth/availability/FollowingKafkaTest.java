package dev.berth.availability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.engines.Engines;
import dev.berth.platform.testing.TestTokens;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole service against a real broker. */
@Tag("engines")
class FollowingKafkaTest {
    private static final Instant TOMORROW =
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    private static final UUID NODE = UUID.randomUUID();

    private Publisher publisher;
    private TestTokens tokens;

    @BeforeEach
    void broker() throws IOException {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        tokens = new TestTokens();
        publisher = new Publisher();
    }

    @AfterEach
    void close() {
        publisher.close();
        tokens.close();
    }

    @Test
    void it_is_ready_only_when_the_topics_exist_and_were_read() throws Exception {
        try (Replica replica = new Replica(publisher, tokens)) {
            assertThat(replica.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            var early = replica.get(search(TOMORROW));
            assertThat(early.statusCode()).isEqualTo(503);
            assertThat(Replica.json(early).path("type").asString()).isEqualTo("/problems/unavailable");
            publisher.makeTopics();
            publisher.node(NODE, 0, 8);
            await().until(() -> replica.get("/actuator/health/readiness").statusCode() == 200);
            await().until(() -> nextStart(replica).equals(TOMORROW));
        }
    }

    @Test
    void bookings_count_in_whatever_order_and_however_often_they_arrive() throws Exception {
        publisher.makeTopics();
        UUID booking = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        publisher.booking(booking, 2, "approved", NODE, TOMORROW, TOMORROW.plusSeconds(3600), 8);
        publisher.booking(booking, 1, "pending", NODE, TOMORROW, TOMORROW.plusSeconds(7200), 8);
        publisher.booking(booking, 2, "approved", NODE, TOMORROW, TOMORROW.plusSeconds(3600), 8);
        publisher.booking(other, 0, "pending", NODE, TOMORROW.plusSeconds(3600), TOMORROW.plusSeconds(5400), 8);
        publisher.send(publisher.bookings, "not-an-id", "{\"no\": \"event\"}");
        publisher.send(publisher.bookings, "not-an-id", null);
        publisher.send(publisher.bookings, UUID.randomUUID().toString(), "not json");
        publisher.node(NODE, 0, 8);
        try (Replica replica = Replica.caughtUp(publisher, tokens)) {
            assertThat(nextStart(replica)).isEqualTo(TOMORROW.plusSeconds(5400));
            publisher.send(publisher.bookings, other.toString(), null);
            await().until(() -> nextStart(replica).equals(TOMORROW.plusSeconds(3600)));
            JsonNode health = Replica.json(replica.get("/actuator/health"));
            assertThat(health.at("/components/caughtUp/details/skippedRecords").asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void a_search_for_a_room_that_names_my_booking_already_shows_it() throws Exception {
        publisher.makeTopics();
        UUID room = UUID.randomUUID();
        publisher.room(room, 0);
        try (Replica replica = Replica.caughtUp(publisher, tokens)) {
            for (int version = 0; version < 20; version++) {
                UUID booking = UUID.randomUUID();
                Instant from = TOMORROW.plusSeconds(900L * version);
                publisher.roomBooking(booking, 3, room, from, from.plusSeconds(900));
                JsonNode answer = Replica.json(replica.get(
                        search(TOMORROW).replace("compute", "room"),
                        tokens.student(),
                        "Berth-Position",
                        Base64.getUrlEncoder().encodeToString((booking + "@3").getBytes(UTF_8))));
                assertThat(answer.has("stale")).isFalse();
                assertThat(answer.at("/results/0/nextAvailable").asString())
                        .isEqualTo(from.plusSeconds(900).toString());
            }
        }
    }

    @Test
    void what_an_outside_system_has_of_a_room_is_not_free_even_where_it_clashes_with_a_booking() throws Exception {
        publisher.makeTopics();
        UUID room = UUID.randomUUID();
        publisher.room(room, 0);
        Instant end = TOMORROW.plusSeconds(3600);
        UUID clashing = UUID.randomUUID();
        publisher.externalBooking("cs_1", 1, room, "confirmed", TOMORROW, end);
        publisher.externalBooking("cs_2", 1, room, "confirmed", end, end.plusSeconds(3600));
        publisher.externalBooking("cs_2", 2, room, "cancelled", end, end.plusSeconds(3600));
        publisher.roomBooking(clashing, 0, room, TOMORROW, TOMORROW.plusSeconds(1800));
        publisher.send(publisher.externalBookings, "source/libcal", "{\"type\": \"source.refreshed\"}");
        try (Replica replica = Replica.caughtUp(publisher, tokens)) {
            assertThat(nextRoomStart(replica)).isEqualTo(end);
            publisher.send(publisher.bookings, clashing.toString(), null);
            publisher.roomBooking(UUID.randomUUID(), 0, room, end, end.plusSeconds(900));
            await().until(() -> nextRoomStart(replica).equals(end.plusSeconds(900)));
            publisher.send(publisher.externalBookings, "libcal/cs_1", null);
            await().until(() -> nextRoomStart(replica).equals(TOMORROW));
        }
    }

    private static Instant nextRoomStart(Replica replica) {
        JsonNode answer = Replica.json(replica.get(search(TOMORROW).replace("compute", "room")));
        return Instant.parse(answer.at("/results/0/nextAvailable").asString());
    }

    @Test
    void partitions_that_are_added_while_it_runs_are_read_too() throws Exception {
        publisher.makeTopics(1);
        UUID room = UUID.randomUUID();
        publisher.room(room, 0);
        try (Replica replica = Replica.caughtUp(publisher, tokens)) {
            await().until(() -> nextRoomStart(replica).equals(TOMORROW));
            publisher.addPartition(publisher.bookings, 2);
            Instant end = TOMORROW.plusSeconds(900);
            publisher.roomBookingIn(1, UUID.randomUUID(), room, TOMORROW, end);
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> nextRoomStart(replica).equals(end));
        }
    }

    @Test
    void a_record_that_breaks_the_reader_in_an_unforeseen_way_is_passed_over() throws Exception {
        publisher.makeTopics(1);
        UUID room = UUID.randomUUID();
        publisher.room(room, 0);
        publisher.roomBooking(UUID.randomUUID(), 0, room, Instant.MIN, Instant.MAX);
        Instant end = TOMORROW.plusSeconds(900);
        publisher.roomBooking(UUID.randomUUID(), 0, room, TOMORROW, end);
        try (Replica replica = Replica.caughtUp(publisher, tokens)) {
            assertThat(nextRoomStart(replica)).isEqualTo(end);
        }
    }

    @Test
    void a_replica_that_starts_later_knows_the_same() throws Exception {
        publisher.makeTopics();
        try (Replica first = Replica.caughtUp(publisher, tokens)) {
            publishRandomly(new Random(7));
            try (Replica late = Replica.caughtUp(publisher, tokens)) {
                publishRandomly(new Random(8));
                UUID last = UUID.randomUUID();
                publisher.node(last, 0, 1);
                await().until(() -> first.get(search(TOMORROW)).body().contains(last.toString()));
                await().untilAsserted(() -> assertThat(results(late)).isEqualTo(results(first)));
                assertThat(results(first)).hasSizeGreaterThan(5);
            }
        }
    }

    @Test
    void it_goes_on_answering_while_kafka_is_away_and_says_how_old_the_answer_is() throws Exception {
        publisher.makeTopics();
        publisher.node(NODE, 0, 8);
        try (Replica replica = Replica.caughtUp(publisher, tokens)) {
            Engines.kafka().stop();
            try {
                await().until(() -> kafkaHealth(replica).equals("DOWN"));
                Instant stoppedBefore = Instant.now();
                assertThat(replica.get("/actuator/health/readiness").statusCode())
                        .isEqualTo(200);
                JsonNode answer = Replica.json(replica.get(search(TOMORROW)));
                assertThat(answer.path("results")).hasSize(1);
                assertThat(Instant.parse(answer.path("asOf").asString())).isBefore(stoppedBefore);
                assertThat(answer.path("stale").asBoolean()).isTrue();
            } finally {
                Engines.kafka().start();
            }
            publisher.booking(UUID.randomUUID(), 0, "pending", NODE, TOMORROW, TOMORROW.plusSeconds(3600), 8);
            await().until(() -> nextStart(replica).equals(TOMORROW.plusSeconds(3600)));
            await().until(() -> kafkaHealth(replica).equals("UP"));
            assertThat(Replica.json(replica.get(search(TOMORROW))).has("stale")).isFalse();
        }
    }

    private void publishRandomly(Random random) {
        UUID[] nodes = {new UUID(1, 1), new UUID(1, 2), new UUID(1, 3), new UUID(1, 4), new UUID(1, 5)};
        for (UUID node : nodes) {
            publisher.node(node, random.nextInt(10), 4 + random.nextInt(8));
        }
        for (int event = 0; event < 200; event++) {
            Instant from = TOMORROW.plusSeconds(900L * random.nextInt(90));
            publisher.booking(
                    new UUID(2, random.nextInt(50)),
                    random.nextInt(5),
                    random.nextBoolean() ? "approved" : "cancelled",
                    nodes[random.nextInt(nodes.length)],
                    from,
                    from.plusSeconds(900L * (1 + random.nextInt(20))),
                    1 + random.nextInt(6));
        }
    }

    private static JsonNode results(Replica replica) {
        return Replica.json(replica.get(search(TOMORROW))).path("results");
    }

    private static Instant nextStart(Replica replica) {
        String next = results(replica).path(0).path("nextAvailable").asString("");
        return next.isEmpty() ? Instant.EPOCH : Instant.parse(next);
    }

    private static String kafkaHealth(Replica replica) {
        return Replica.json(replica.get("/actuator/health"))
                .at("/components/kafka/status")
                .asString();
    }

    private static String search(Instant from) {
        return "/api/v1/availability/search?kind=compute&from=%s&to=%s&duration=60"
                .formatted(from, from.plus(Duration.ofDays(1)));
    }
}
