package dev.berth.booking.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import dev.berth.booking.testing.TestRooms.TestRoom;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bookings of an outside system, as sync-service publishes them, over a real Kafka. */
@ServiceTest
class ExternalBookingTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Api api;
    private final JdbcClient jdbc;
    private final WaitingForRooms waiting;
    private final TestPerson student;
    private final TestRoom room;
    private final Instant start;
    private final MeterRegistry meters;
    private final OutsideWorld outside = new OutsideWorld();

    ExternalBookingTest(
            Api api,
            JdbcClient jdbc,
            WaitingForRooms waiting,
            TestPeople people,
            TestRooms rooms,
            TestClock clock,
            MeterRegistry meters) {
        this.meters = meters;
        this.api = api;
        this.jdbc = jdbc;
        this.waiting = waiting;
        this.student = people.student();
        this.room = rooms.room();
        this.start = Grid.floor(clock.instant()).plus(Duration.ofHours(5));
    }

    private Answer book(Instant from) {
        return api.post("/api/v1/bookings", student, """
                {"kind":"room","startsAt":"%s","endsAt":"%s","title":"Seminar","roomId":"%s"}""".formatted(from, from.plus(HOUR), room.id()));
    }

    private List<Boolean> holds(String externalId) {
        return jdbc.sql("SELECT holds FROM external_booking WHERE topic_key = ?")
                .param(outside.key(externalId))
                .query((row, n) -> row.getBoolean("holds"))
                .list();
    }

    private void awaitHolding(String externalId) {
        await().until(() -> holds(externalId).equals(List.of(true)));
    }

    private void awaitClash(String externalId) {
        await().until(() -> holds(externalId).equals(List.of(false)));
    }

    @Test
    void it_takes_the_room_like_any_booking() {
        outside.says("cs_1", room.id(), start, HOUR, "confirmed");
        awaitHolding("cs_1");
        Answer refused = book(start).isProblem(409, "booking-conflict");
        assertThat(refused.<List<String>>at("$.conflicts[*].startsAt")).containsExactly(start.toString());
        assertThat(refused.body()).doesNotContain("Chess");
        book(start.plus(HOUR)).is(201);
    }

    @Test
    void moved_cancelled_or_gone_it_frees_the_room() {
        outside.says("cs_1", room.id(), start, HOUR, "confirmed");
        outside.says("cs_1", room.id(), start.plus(HOUR), HOUR, "confirmed");
        outside.says("cs_2", room.id(), start.plus(HOUR.multipliedBy(3)), HOUR, "confirmed");
        outside.says("cs_2", room.id(), start.plus(HOUR.multipliedBy(3)), HOUR, "cancelled");
        outside.says("cs_3", room.id(), start.plus(HOUR.multipliedBy(5)), HOUR, "tentative");
        outside.forgets("cs_3");
        outside.says("end", room.id(), start.plus(HOUR.multipliedBy(9)), HOUR, "confirmed");
        awaitHolding("end");
        await().until(() -> holds("cs_3").isEmpty() && holds("cs_2").equals(List.of(false)));
        await().until(() -> book(start).status() == 201);
        book(start.plus(HOUR)).is(409);
        book(start.plus(HOUR.multipliedBy(3))).is(201);
        book(start.plus(HOUR.multipliedBy(5))).is(201);
    }

    @Test
    void a_clash_is_kept_and_the_room_becomes_its_when_it_is_free() {
        Answer mine = book(start).is(201);
        outside.says("cs_1", room.id(), start, HOUR, "confirmed");
        awaitClash("cs_1");
        waiting.tryAgain();
        assertThat(holds("cs_1")).containsExactly(false);
        api.delete("/api/v1/bookings/" + mine.at("$.id"), student).is(204);
        waiting.tryAgain();
        assertThat(holds("cs_1")).containsExactly(true);
        book(start).is(409);
    }

    @Test
    void a_record_that_fails_at_every_try_is_set_aside_and_the_next_one_is_taken() {
        double before = setAside();
        outside.saysWhatNobodyCanStore("cs_1", room.id(), start, HOUR);
        outside.says("cs_1", room.id(), start, HOUR, "confirmed");
        await().atMost(Duration.ofSeconds(30)).until(() -> holds("cs_1").equals(List.of(true)));
        assertThat(jdbc.sql("SELECT reason FROM dead_letter WHERE convert_from(record_key, 'UTF8') = ?")
                        .param(outside.key("cs_1"))
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("DateTimeException");
        assertThat(setAside()).isEqualTo(before + 1);
    }

    private double setAside() {
        return meters.counter("berth.events.dead_lettered", "topic", ExternalTopic.NAME)
                .count();
    }

    @Test
    void an_older_word_and_nonsense_change_nothing() {
        outside.says("cs_1", room.id(), start, HOUR, "confirmed");
        outside.saysNonsense("cs_1");
        outside.says("cs_2", UUID.randomUUID(), start, HOUR, "confirmed");
        outside.says("cs_4", null, start, HOUR, "confirmed");
        outside.says("end", room.id(), start.plus(HOUR), HOUR, "confirmed");
        awaitHolding("cs_1");
        awaitHolding("end");
        assertThat(holds("cs_2")).isEmpty();
        assertThat(holds("cs_4")).isEmpty();
    }
}
