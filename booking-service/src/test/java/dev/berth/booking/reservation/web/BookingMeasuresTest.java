package dev.berth.booking.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** As Prometheus reads it. Other tests count as well, so only what is added counts here. */
@ServiceTest
class BookingMeasuresTest {
    private static final String REQUESTS = "berth_booking_requests_seconds_count{kind=\"room\",outcome=\"%s\"}";
    private static final String CHANGES = "berth_booking_changes_total{action=\"%s\",kind=\"room\"}";

    private final Api api;
    private final TestPerson student;
    private final UUID room;
    private final Instant start;

    BookingMeasuresTest(Api api, TestPeople people, TestRooms rooms, Clock clock) {
        this.api = api;
        this.student = people.student();
        this.room = rooms.room().id();
        this.start = Grid.floor(clock.instant()).plus(Duration.ofHours(2));
    }

    @Test
    void what_becomes_of_a_wish_is_counted_by_kind_and_outcome() {
        double booked = measured(REQUESTS.formatted("booked"));
        double conflicts = measured(REQUESTS.formatted("conflict"));
        double broken = measured(REQUESTS.formatted("rule-broken"));

        book(start).is(201);
        book(start).is(409);
        book(start).is(409);
        book(start.minus(Duration.ofDays(1))).is(422);

        assertThat(measured(REQUESTS.formatted("booked"))).isEqualTo(booked + 1);
        assertThat(measured(REQUESTS.formatted("conflict"))).isEqualTo(conflicts + 2);
        assertThat(measured(REQUESTS.formatted("rule-broken"))).isEqualTo(broken + 1);
    }

    @Test
    void what_happens_to_bookings_is_counted_when_it_is_true() {
        double created = measured(CHANGES.formatted("created"));
        double cancelled = measured(CHANGES.formatted("cancelled"));

        String id = book(start).is(201).at("$.id");
        api.delete("/api/v1/bookings/" + id, student).is(204);

        assertThat(measured(CHANGES.formatted("created"))).isGreaterThanOrEqualTo(created + 1);
        assertThat(measured(CHANGES.formatted("cancelled"))).isGreaterThanOrEqualTo(cancelled + 1);
    }

    @Test
    void the_time_to_book_and_that_of_every_address_come_in_buckets() {
        book(start).is(201);
        assertThat(prometheus())
                .containsPattern(
                        "berth_booking_requests_seconds_bucket\\{kind=\"room\",outcome=\"booked\",le=\"0.05\"} ")
                .containsPattern("http_server_requests_seconds_bucket\\{[^}]*uri=\"/api/v1/bookings\",le=\"0.05\"} ");
    }

    @Test
    void the_outbox_says_how_far_it_is_behind() {
        assertThat(prometheus()).contains("berth_outbox_lag ", "berth_outbox_oldest_seconds ");
    }

    private Answer book(Instant startsAt) {
        return api.post("/api/v1/bookings", student, """
                {"kind":"room","startsAt":"%s","endsAt":"%s","title":"Seminar","roomId":"%s"}""".formatted(startsAt, startsAt.plusSeconds(3600), room));
    }

    private double measured(String series) {
        return prometheus()
                .lines()
                .filter(it -> it.startsWith(series + " "))
                .mapToDouble(it -> Double.parseDouble(it.substring(series.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private String prometheus() {
        return api.get("/actuator/prometheus", null).is(200).body();
    }
}
