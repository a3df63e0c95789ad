package dev.berth.local.demo;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The course sessions that have begun or are over, with those who were there. */
final class PastSessions {
    private final Database database;
    private final OutboxLanes lanes;
    private final PastTable table;
    private final List<UUID> people;
    private final Instant now;

    PastSessions(Database database, OutboxLanes lanes, PastTable table, List<UUID> people, Instant now) {
        this.database = database;
        this.lanes = lanes;
        this.table = table;
        this.people = List.copyOf(people);
        this.now = now;
    }

    /** @return how many there were not */
    int add() throws SQLException {
        LocalDate monday = Campus.today(now).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int made = 0;
        for (int week = -Campus.PAST_WEEKS; week <= 0; week++) {
            for (Course course : Course.ALL) {
                LocalDate of = monday.plusWeeks(week);
                Slot slot = course.inWeek(of);
                if (slot.hasBegun(now)) {
                    made += add(course, slot, Math.min(course.seatsTaken(of, 0), people.size())) ? 1 : 0;
                }
            }
        }
        return made;
    }

    /** One that was planned in time, by an earlier run, is left as it is. */
    private boolean add(Course course, Slot slot, int seats) throws SQLException {
        var id = course.idOf(slot);
        var status = slot.isOver(now) ? "completed" : "scheduled";
        int made = database.update(
                """
                INSERT INTO course_session (id, course_type, starts_at, ends_at, time_zone, location, capacity, seats_taken,
                                            instructor_notes, status, created_at, version, edited_version)
                SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0
                WHERE NOT EXISTS (SELECT 1 FROM course_session WHERE course_type = ? AND starts_at = ?)\
                """,
                id,
                course.type(),
                slot.startsAt(),
                slot.endsAt(),
                Campus.ZONE.getId(),
                course.location(),
                course.capacity(),
                seats,
                course.notes(),
                status,
                slot.startsAt().minusSeconds(28 * 86_400),
                PastTable.VERSION,
                course.type(),
                slot.startsAt());
        if (made == 0) {
            return false;
        }
        var event = PastEvent.json(course, id, slot, status, seats, now);
        database.update(
                "INSERT INTO outbox (lane, topic, key, value) VALUES (?, 'berth.resources', ?, ?)",
                lanes.of(id.toString()),
                id.toString(),
                event);
        table.insert(seats(course, id, slot, seats));
        return true;
    }

    private List<PastBooking> seats(Course course, UUID session, Slot slot, int seats) {
        int first = Rhythm.chance(
                        "seats " + course.type(),
                        slot.startsAt().atZone(Campus.ZONE).toLocalDate())
                .nextInt(people.size());
        var bookings = new ArrayList<PastBooking>();
        for (int n = 0; n < seats; n++) {
            var person = people.get((first + n) % people.size());
            bookings.add(new PastBooking(
                    PastBooking.id("course", course.type() + person, slot),
                    "course",
                    slot.isOver(now) ? "completed" : "active",
                    null,
                    person,
                    slot,
                    course.type(),
                    session,
                    course.type(),
                    null,
                    null));
        }
        return bookings;
    }
}
