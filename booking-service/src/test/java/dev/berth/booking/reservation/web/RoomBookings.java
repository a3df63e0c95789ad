package dev.berth.booking.reservation.web;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import dev.berth.booking.testing.TestRooms.TestRoom;
import java.time.Duration;
import java.time.Instant;

/** People and rooms, and how one books them over HTTP. */
abstract class RoomBookings {
    static final String BOOKINGS = "/api/v1/bookings";
    static final Duration HOUR = Duration.ofHours(1);

    final Api api;
    final TestPeople people;
    final TestRooms rooms;
    final TestPerson student;
    final TestPerson admin;
    final Instant start;

    RoomBookings(Api api, TestClock clock, TestPeople people, TestRooms rooms) {
        this.api = api;
        this.people = people;
        this.rooms = rooms;
        this.student = people.student();
        this.admin = people.admin();
        this.start = Grid.floor(clock.instant()).plus(Duration.ofHours(2));
    }

    static String json(TestRoom room, Instant startsAt, Duration length) {
        return """
                {"kind":"room","startsAt":"%s","endsAt":"%s","title":"Seminar","attendees":8,"roomId":"%s"}""".formatted(startsAt, startsAt.plus(length), room.id());
    }

    Answer book(TestRoom room, Instant startsAt, Duration length) {
        return api.post(BOOKINGS, student, json(room, startsAt, length));
    }

    Answer booked(TestRoom room) {
        return book(room, start, HOUR).is(201);
    }

    Answer patch(Answer booking, TestPerson as, String body) {
        return api.send(api.request("PATCH", pathOf(booking), as, body).header("If-Match", booking.header("ETag")));
    }

    static String pathOf(Answer booking) {
        return BOOKINGS + "/" + booking.at("$.id");
    }
}
