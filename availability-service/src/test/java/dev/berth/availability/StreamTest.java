package dev.berth.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.platform.testing.TestTokens;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real clients on a real replica. */
@Tag("engines")
class StreamTest {
    private static final Instant TOMORROW =
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));

    private static TestTokens tokens;
    private static Publisher publisher;
    private static Replica replica;

    @BeforeAll
    static void start() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        tokens = new TestTokens();
        publisher = new Publisher().makeTopics();
        replica = Replica.caughtUp(
                publisher, tokens, "--berth.stream.slow-after=2s", "--berth.stream.heartbeat-every=1s");
    }

    @AfterAll
    static void stop() {
        replica.close();
        publisher.close();
        tokens.close();
    }

    @Test
    void a_seat_that_is_taken_is_seen_by_everybody_who_listens() throws Exception {
        UUID course = UUID.randomUUID();
        try (Listening one = listen(tokens.student(), "");
                Listening other = listen(tokens.student(), "")) {
            publisher.course(course, 1, TOMORROW, 4);
            for (Listening each : List.of(one, other)) {
                await().until(() -> each.data().stream().anyMatch(it -> it.contains(course.toString())));
                String data = each.data().stream()
                        .filter(it -> it.contains(course.toString()))
                        .findFirst()
                        .orElseThrow();
                assertThat(data)
                        .contains("\"seatsLeft\":8")
                        .contains("\"kind\":\"course\"")
                        .contains("\"version\":1");
            }
        }
    }

    @Test
    void what_comes_is_framed_by_nothing_but_the_connection() throws Exception {
        try (Listening listening = listen(tokens.student(), "")) {
            assertThat(listening.head())
                    .contains("Connection: close")
                    .noneMatch(line -> line.startsWith("Transfer-Encoding") || line.startsWith("Content-Length"));
        }
    }

    @Test
    void a_booking_is_told_to_its_owner_and_only_the_time_of_it_to_others() throws Exception {
        UUID me = UUID.randomUUID();
        UUID booking = UUID.randomUUID();
        UUID room = UUID.randomUUID();
        try (Listening mine = listen(tokenOf(me), "");
                Listening other = listen(tokens.student(), "")) {
            publisher.room(room, 0);
            publisher.roomBooking(booking, 0, room, TOMORROW, TOMORROW.plusSeconds(3600), me);
            await().until(() -> mine.events().contains("booking"));
            await().until(() -> other.data().stream().anyMatch(it -> it.contains(room.toString())));
            assertThat(mine.data()).anyMatch(it -> it.contains(booking.toString()) && it.contains("My secret title"));
            assertThat(other.events()).doesNotContain("booking");
            assertThat(other.data()).noneMatch(it -> it.contains("secret") || it.contains(me.toString()));
        }
    }

    @Test
    void only_one_resource_is_heard_of_when_only_one_was_asked_for() throws Exception {
        UUID course = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        try (Listening all = listen(tokens.student(), "");
                Listening one = listen(tokens.student(), "?resourceId=" + course)) {
            publisher.course(other, 1, TOMORROW, 4);
            publisher.course(course, 1, TOMORROW, 4);
            await().until(() -> one.data().stream().anyMatch(it -> it.contains(course.toString())));
            await().until(() -> all.data().stream().anyMatch(it -> it.contains(other.toString())));
            assertThat(one.data()).noneMatch(it -> it.contains(other.toString()));
        }
    }

    @Test
    void who_comes_back_with_the_last_id_gets_what_was_missed_and_who_was_elsewhere_must_ask_anew() throws Exception {
        UUID course = UUID.randomUUID();
        String last;
        try (Listening before = listen(tokens.student(), "")) {
            await().until(() -> !before.ids().isEmpty());
            publisher.course(course, 1, TOMORROW, 1);
            await().until(() -> before.data().stream().anyMatch(it -> it.contains(course.toString())));
            last = before.ids().getLast();
        }
        publisher.course(course, 2, TOMORROW, 2);
        try (Listening again = Listening.open(replica.port(), tokens.student(), "", last)) {
            await().until(() -> again.data().stream().anyMatch(it -> it.contains("\"seatsLeft\":10")));
            assertThat(again.events()).doesNotContain("resync");
        }
        try (Listening stranger = Listening.open(replica.port(), tokens.student(), "", "0123456789ab-7")) {
            await().until(() -> stranger.events().contains("resync"));
        }
    }

    @Test
    void a_stream_ends_with_its_token_and_beats_until_then() throws Exception {
        String token =
                tokens.with(it -> it.expirationTime(Date.from(Instant.now().plusSeconds(6))));
        try (Listening listening = listen(token, "")) {
            await().until(listening::sawHeartbeat);
            assertThat(listening.isOver()).isFalse();
            await().until(listening::isOver);
        }
    }

    @Test
    void those_who_never_read_are_closed_and_harm_nobody() throws Exception {
        List<UUID> courses = Stream.generate(UUID::randomUUID).limit(400).toList();
        List<Listening> deaf = new ArrayList<>();
        try (Listening listening = listen(tokens.student(), "")) {
            for (int i = 0; i < 20; i++) {
                deaf.add(Listening.neverReading(replica.port(), tokens.student(), "", null));
            }
            double slowBefore = ended("slow");
            long version = 0;
            while (ended("slow") < slowBefore + 20) {
                long now = ++version;
                courses.forEach(course -> publisher.courseSoon(course, now, TOMORROW, 3));
                UUID last = UUID.randomUUID();
                publisher.course(last, now, TOMORROW, 12);
                await().until(() -> listening.data().stream().anyMatch(it -> it.contains(last.toString())));
            }
        } finally {
            for (Listening each : deaf) {
                each.close();
            }
        }
    }

    @Test
    void those_who_vanish_leave_nothing_behind() throws Exception {
        List<Listening> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(listen(tokens.student(), ""));
        }
        await().until(() -> open() >= 50);
        for (Listening each : many) {
            each.vanish();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> open() == 0);
    }

    @Test
    void nobody_listens_without_a_token_or_to_what_is_no_resource() {
        assertThat(replica.send(replica.request("/api/v1/availability/stream").build())
                        .statusCode())
                .isEqualTo(401);
        assertThat(replica.get("/api/v1/availability/stream?resourceId=x").statusCode())
                .isEqualTo(400);
    }

    private static Listening listen(String token, String query) throws IOException {
        Listening listening = Listening.open(replica.port(), token, query, null);
        await().until(() -> !listening.ids().isEmpty());
        return listening;
    }

    private static String tokenOf(UUID person) {
        return tokens.with(it -> it.subject(person.toString()));
    }

    private static double open() {
        return measure("berth_streams_open");
    }

    private static double ended(String reason) {
        return measure("berth_streams_ended_total{reason=\"" + reason + "\"}");
    }

    private static double measure(String name) {
        return replica.send(replica.request("/actuator/prometheus").build())
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
