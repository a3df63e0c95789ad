package dev.berth.booking.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.grid.Grid;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import dev.berth.booking.testing.TestTopics;
import dev.berth.engines.Engines;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class BookingTombstonesTest {
    private final BookingTombstones tombstones;
    private final BookingEvents events;
    private final Bookings bookings;
    private final TransactionTemplate transaction;
    private final Api api;
    private final JdbcClient jdbc;
    private final TestClock clock;
    private final TestRooms rooms;
    private final TestPerson student;

    BookingTombstonesTest(
            BookingTombstones tombstones,
            BookingEvents events,
            Bookings bookings,
            TransactionTemplate transaction,
            Api api,
            JdbcClient jdbc,
            TestClock clock,
            TestRooms rooms,
            TestPeople people) {
        this.tombstones = tombstones;
        this.events = events;
        this.bookings = bookings;
        this.transaction = transaction;
        this.api = api;
        this.jdbc = jdbc;
        this.clock = clock;
        this.rooms = rooms;
        this.student = people.student();
    }

    @Test
    void a_booking_that_ended_over_a_year_ago_gets_one_tombstone_and_a_late_change_does_not_bring_it_back() {
        UUID old = cancelledBooking();
        UUID recent = cancelledBooking();
        movedBack(old, 367);
        movedBack(recent, 360);

        assertThat(tombstones.publish()).isEqualTo(1);
        assertThat(tombstones.publish()).as("once each").isZero();

        assertThat(isTombstoned(recent)).isFalse();
        transaction.executeWithoutResult(status -> events.tell(new BookingChanged(
                bookings.findById(old).orElseThrow(), BookingAction.UPDATED, Actor.SYSTEM, null, clock.instant())));
        assertThat(TestTopics.read(
                                Engines.kafka().bootstrapServers(),
                                "berth.bookings",
                                it -> it.key().equals(old.toString()),
                                it -> it.size() >= 4)
                        .stream()
                        .map(ConsumerRecord::value)
                        .map(Objects::isNull))
                .containsExactly(false, false, true, true);
    }

    private UUID cancelledBooking() {
        Instant from = Grid.floor(clock.instant()).plus(Duration.ofHours(2));
        String id = api.post("/api/v1/bookings", student, """
                        {"kind":"room","startsAt":"%s","endsAt":"%s","title":"Seminar","roomId":"%s"}""".formatted(
                                from, from.plusSeconds(3600), rooms.room().id()))
                .is(201)
                .at("$.id");
        api.delete("/api/v1/bookings/" + id, student).is(204);
        return UUID.fromString(id);
    }

    private void movedBack(UUID booking, int days) {
        jdbc.sql("""
                        UPDATE booking SET starts_at = starts_at - :days * interval '1 day',
                               ends_at = ends_at - :days * interval '1 day' WHERE id = :id""").param("days", days).param("id", booking).update();
    }

    private boolean isTombstoned(UUID booking) {
        return jdbc.sql("SELECT tombstoned FROM booking WHERE id = ?")
                .param(booking)
                .query(Boolean.class)
                .single();
    }
}
