package dev.berth.booking.guarantee.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Rush;
import dev.berth.engines.Postgres;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The service and its database die at the worst moment: what was promised is kept, and nothing is done twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("engines")
@Tag("race")
class CrashTest {
    private static final int CLIENTS = 8;
    private static final int BOOKINGS_EACH = 20;

    private Postgres postgres;
    private ServiceProcess service;
    private JdbcClient jdbc;
    private String admin;
    private String room;
    private final Instant tomorrow = Grid.floor(Instant.now()).plus(Duration.ofDays(1));

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        postgres = Postgres.start(directory.resolve("postgres"), ServiceProcess.freePort());
        postgres.createDatabase("berth");
        jdbc = JdbcClient.create(
                new DriverManagerDataSource(postgres.jdbcUrlWithLogin("berth") + "&currentSchema=booking"));
        service = new ServiceProcess(
                directory,
                "--spring.datasource.url=" + postgres.jdbcUrl("berth"),
                "--spring.datasource.username=" + postgres.user(),
                "--spring.datasource.password=" + postgres.password(),
                // Nobody listens there: bookings need no Kafka.
                "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                "--berth.security.signing-key-dir=" + directory.resolve("keys"),
                "--berth.accounts.admin-email=ada@example.org",
                "--berth.accounts.admin-password=a long enough secret",
                "--berth.rules.room.open-bookings=1000");
        admin = service.post("/api/v1/auth/token", null, """
                        {"email":"ada@example.org","password":"a long enough secret"}""").is(200).at("$.accessToken");
        room = service.post("/api/v1/rooms", admin, """
                        {"name":"Blue","branch":"Main","location":"1st floor","capacity":4,"timeZone":"Europe/Berlin",
                         "openingHours":[],"approval":"automatic"}""").is(201).at("$.id");
    }

    @AfterAll
    void stop() {
        service.close();
        postgres.stop();
    }

    private HttpRequest.Builder booking(int port, String key, int slot) {
        Instant start = tomorrow.plus(Grid.SLOT.multipliedBy(slot));
        return ServiceProcess.request(port, "/api/v1/bookings", admin)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("""
                        {"kind":"room","startsAt":"%s","endsAt":"%s","title":"Seminar","roomId":"%s"}""".formatted(start, start.plus(Grid.SLOT), room)));
    }

    private List<UUID> bookedFrom(int slot) {
        return jdbc.sql("SELECT id FROM booking WHERE starts_at = ?")
                .param(tomorrow.plus(Grid.SLOT.multipliedBy(slot)).atOffset(java.time.ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    @Test
    void who_hears_nothing_because_the_service_was_killed_after_the_commit_asks_again_and_has_one_booking()
            throws Exception {
        int slot = 1_000;
        String key = UUID.randomUUID().toString();
        try (var muffle = new Muffle(service.port());
                var client = Executors.newVirtualThreadPerTaskExecutor()) {
            var unheard = client.submit(() -> ServiceProcess.send(booking(muffle.port(), key, slot)));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> bookedFrom(slot).size() == 1);
            service.kill();
            assertThatThrownBy(unheard::get).hasCauseInstanceOf(IOException.class);
        }
        service.start();

        Answer again = ServiceProcess.send(booking(service.port(), key, slot)).is(201);

        assertThat(bookedFrom(slot)).extracting(UUID::toString).containsExactly(again.<String>at("$.id"));
    }

    @Test
    void when_postgres_dies_under_a_storm_no_promise_is_lost_and_every_wish_comes_true_once() {
        var promised = new ConcurrentLinkedQueue<String>();
        var strange = new ConcurrentLinkedQueue<String>();
        var waiting = new AtomicInteger();
        try (var powerCut = Executors.newVirtualThreadPerTaskExecutor()) {
            powerCut.submit(() -> {
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> promised.size() > 30);
                postgres.kill();
                // Somebody was cut off in the middle.
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> waiting.get() > 0);
                postgres.start();
                return null;
            });
            Rush.of(CLIENTS, n -> {
                for (int wish = 0; wish < BOOKINGS_EACH; wish++) {
                    promised.add(untilBooked(n * BOOKINGS_EACH + wish, strange, waiting));
                }
                return n;
            });
        }

        assertThat(strange).isEmpty();
        assertThat(waiting).hasPositiveValue();
        List<String> kept = new ArrayList<>();
        IntStream.range(0, CLIENTS * BOOKINGS_EACH)
                .forEach(slot -> bookedFrom(slot).forEach(it -> kept.add(it.toString())));
        assertThat(kept).containsExactlyInAnyOrderElementsOf(promised);
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM room_hold h JOIN booking b ON b.id = h.booking_id WHERE starts_at < ?")
                        .param(tomorrow.plus(Duration.ofDays(5)).atOffset(java.time.ZoneOffset.UTC))
                        .query(Integer.class)
                        .single())
                .isEqualTo(promised.size());
    }

    /** As a careful client does: with one key, until there is an answer. */
    private String untilBooked(int slot, ConcurrentLinkedQueue<String> strange, AtomicInteger waiting) {
        String key = UUID.randomUUID().toString();
        Instant patience = Instant.now().plus(Duration.ofMinutes(2));
        while (Instant.now().isBefore(patience)) {
            try {
                Answer answer = ServiceProcess.send(booking(service.port(), key, slot));
                switch (answer.status()) {
                    case 201 -> {
                        return answer.at("$.id");
                    }
                    case 503 -> waiting.incrementAndGet();
                    default -> strange.add(answer.status() + " " + answer.body());
                }
            } catch (IOException cutOff) {
                strange.add(String.valueOf(cutOff));
            }
        }
        throw new AssertionError("Never booked: " + slot);
    }
}
