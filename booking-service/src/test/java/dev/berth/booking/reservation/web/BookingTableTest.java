package dev.berth.booking.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import dev.berth.booking.testing.TestRooms;
import dev.berth.booking.testing.TestRooms.TestRoom;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of bookings as a table for a spreadsheet, with the same filters. */
@ServiceTest
class BookingTableTest extends RoomBookings {
    BookingTableTest(Api api, TestClock clock, TestPeople people, TestRooms rooms) {
        super(api, clock, people, rooms);
    }

    @Test
    void the_filters_of_the_list_hold_for_the_table_and_rows_come_in_its_order() {
        TestRoom room = rooms.room();
        String first = booked(room).at("$.id");
        String second = book(room, start.plus(HOUR), HOUR).is(201).at("$.id");
        booked(rooms.room());
        List<String> lines = table("?order=earliest&resourceId=" + room.id(), people.staff())
                .is(200)
                .body()
                .lines()
                .toList();
        assertThat(lines.getFirst()).startsWith("id,kind,status,startsAt,endsAt,title,person,resource");
        assertThat(lines.subList(1, lines.size())).hasSize(2);
        assertThat(lines.get(1))
                .startsWith("%s,room,approved,%s,%s,Seminar,Stu Dent,%s,,,,8,"
                        .formatted(first, start, start.plus(1, ChronoUnit.HOURS), room.name()));
        assertThat(lines.get(2)).startsWith(second);
        assertThat(table("?status=cancelled&resourceId=" + room.id(), people.staff())
                        .body()
                        .lines())
                .hasSize(1);
    }

    @Test
    void students_get_no_table_and_a_wrong_filter_names_its_field() {
        table("", student).isProblem(403, "forbidden");
        table("?status=gone", people.staff()).isInvalid("status");
    }

    private Answer table(String query, TestPerson as) {
        return api.send(api.request("GET", BOOKINGS + query, as, null).header("Accept", "text/csv"));
    }
}
