package dev.berth.booking.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.booking.external.OutsideWorld;
import dev.berth.booking.source.RoomSources;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import dev.berth.booking.testing.TestRooms.TestRoom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A room that an outside system books too is not given away while nobody has read that system. */
@ServiceTest
class UnknownRoomTest extends RoomBookings {
    private final RoomSources sources;
    private final JdbcClient jdbc;
    private final TestClock clock;
    private final TestPerson staff;
    private final TestRoom room;
    private final OutsideWorld outside = new OutsideWorld();

    UnknownRoomTest(
            Api api, TestClock clock, TestPeople people, TestRooms rooms, RoomSources sources, JdbcClient jdbc) {
        super(api, clock, people, rooms);
        this.sources = sources;
        this.jdbc = jdbc;
        this.clock = clock;
        this.staff = people.staff();
        this.room = rooms.room();
    }

    @Test
    void it_is_refused_with_the_time_of_the_last_reading_and_with_rooms_that_are_free() {
        TestRoom similar = rooms.in(room.branch(), 12);
        Instant read = lastRead(Duration.ofMinutes(10), true);
        Answer refused = book(room, start, HOUR).isProblem(409, "room-unknown");
        assertThat(refused.<String>at("$.unknownSince")).isEqualTo(read.toString());
        assertThat(refused.<List<String>>at("$.suggestedAlternatives[*].resource.id"))
                .startsWith(similar.id().toString())
                .doesNotContain(room.id().toString());
    }

    @Test
    void a_source_that_was_not_read_for_long_counts_as_stale_whatever_it_says() {
        lastRead(Duration.ofMinutes(44), false);
        booked(room);
        lastRead(Duration.ofMinutes(46), false);
        book(room, start.plus(HOUR), HOUR).isProblem(409, "room-unknown");
    }

    @Test
    void it_can_be_booked_again_once_the_source_was_read() {
        lastRead(Duration.ofMinutes(10), true);
        book(room, start, HOUR).is(409);
        lastRead(Duration.ofMinutes(1), false);
        booked(room);
    }

    @Test
    void staff_book_it_anyway_and_its_history_says_so() {
        lastRead(Duration.ofMinutes(10), true);
        api.post(BOOKINGS, staff, json(room, start, HOUR)).isProblem(409, "room-unknown");
        api.post(BOOKINGS, student, anyway(start)).isProblem(422, "rule-broken");
        Answer made = api.post(BOOKINGS, staff, anyway(start)).is(201);
        Answer history = api.get(pathOf(made) + "/history", staff).is(200);
        assertThat(history.<List<String>>at("$.items[*].action")).contains("booked-anyway");
        assertThat(history.<List<String>>at("$.items[?(@.action == 'booked-anyway')].changes.source.new"))
                .containsExactly("City library");
    }

    @Test
    void what_is_booked_anyway_is_not_noted_when_the_source_was_read() {
        lastRead(Duration.ofMinutes(1), false);
        Answer made = api.post(BOOKINGS, staff, anyway(start)).is(201);
        assertThat(api.get(pathOf(made) + "/history", staff).<List<String>>at("$.items[*].action"))
                .doesNotContain("booked-anyway");
    }

    @Test
    void it_is_no_alternative_to_a_room_that_is_taken() {
        TestRoom known = rooms.in(room.branch(), 12);
        booked(known);
        assertThat(alternativesTo(known)).contains(room.id().toString());
        lastRead(Duration.ofMinutes(10), true);
        assertThat(alternativesTo(known))
                .doesNotContain(room.id().toString())
                .contains(known.id().toString());
    }

    @Test
    void a_booking_moves_into_it_only_when_staff_say_so() {
        TestRoom known = rooms.in(room.branch(), 12);
        Answer mine = booked(known);
        Answer theirs =
                api.post(BOOKINGS, staff, json(known, start.plus(HOUR), HOUR)).is(201);
        lastRead(Duration.ofMinutes(10), true);
        String into = "{\"roomId\":\"%s\"}".formatted(room.id());
        String anyway = "{\"roomId\":\"%s\",\"bookAnyway\":true}".formatted(room.id());
        assertThat(patch(mine, student, into).isProblem(422, "rule-broken").<String>at("$.rule"))
                .isEqualTo("room-unknown");
        patch(mine, student, anyway).isProblem(422, "rule-broken");
        patch(theirs, staff, anyway).is(200);
        assertThat(api.get(pathOf(theirs) + "/history", staff).<List<String>>at("$.items[*].action"))
                .contains("booked-anyway");
    }

    private List<String> alternativesTo(TestRoom taken) {
        return book(taken, start, HOUR).isProblem(409, "booking-conflict").at("$.suggestedAlternatives[*].resource.id");
    }

    private String anyway(Instant from) {
        return json(room, from, HOUR).strip().replaceFirst("}$", ",\"bookAnyway\":true}");
    }

    private boolean heard(Instant at) {
        return jdbc.sql("select exists (select from external_source where ? = any(rooms) and last_succeeded_at = ?)")
                .params(room.id(), at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Until this service has heard of it. */
    private Instant lastRead(Duration ago, boolean stale) {
        Instant at = clock.instant().minus(ago).truncatedTo(ChronoUnit.MILLIS);
        outside.wasRead(room.id(), at, stale);
        boolean unknown = stale || ago.compareTo(RoomSources.FRESH) > 0;
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        heard(at) && sources.unknown(room.id(), clock.instant()).isPresent() == unknown);
        return at;
    }
}
