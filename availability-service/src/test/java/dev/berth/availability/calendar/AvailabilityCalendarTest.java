package dev.berth.availability.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.berth.availability.calendar.CalendarOutcome.FieldProblem;
import dev.berth.availability.calendar.CalendarOutcome.Nonsense;
import dev.berth.availability.calendar.CalendarOutcome.Shown;
import dev.berth.availability.calendar.CalendarOutcome.StillReading;
import dev.berth.availability.compute.NodeFacts;
import dev.berth.availability.compute.Nodes;
import dev.berth.availability.course.CourseSession;
import dev.berth.availability.course.CourseSessions;
import dev.berth.availability.follow.Progress;
import dev.berth.availability.occupancy.Bookings;
import dev.berth.availability.occupancy.Claim;
import dev.berth.availability.occupancy.Demand;
import dev.berth.availability.occupancy.Filter;
import dev.berth.availability.occupancy.Guard;
import dev.berth.availability.occupancy.Kind;
import dev.berth.availability.room.OpeningHours;
import dev.berth.availability.room.RoomFacts;
import dev.berth.availability.room.Rooms;
import dev.berth.availability.room.SourceFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AvailabilityCalendarTest {
    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    private static final UUID ROOM = UUID.randomUUID();
    private static final UUID NODE = UUID.randomUUID();

    private final Guard guard = new Guard();
    private final Nodes nodes = new Nodes(guard, change -> {});
    private final Rooms rooms = new Rooms(guard, change -> {});
    private final CourseSessions courses = new CourseSessions(guard, change -> {});
    private final Bookings bookings = new Bookings(guard, List.of(nodes, rooms), change -> {});
    private final Progress progress = mock();
    private final AvailabilityCalendar calendar = new AvailabilityCalendar(courses, List.of(rooms, nodes), progress);

    @BeforeEach
    void everythingWasRead() {
        when(progress.asOf()).thenReturn(Optional.of(NOW));
    }

    @Test
    void a_course_says_how_many_seats_are_left() {
        course("Lathe", "scheduled", 1, 8);
        course("Laser", "scheduled", 2, 9);
        course("Milling", "scheduled", 3, 12);
        course("Welding", "cancelled", 4, 0);
        assertThat(show("course", false))
                .containsExactly("Lathe free", "Laser almost-full", "Milling full", "Welding full");
        assertThat(show("course", true)).containsExactly("Lathe free", "Laser almost-full");
    }

    @Test
    void a_room_is_free_and_full_by_turns_and_nobody_is_named() {
        room();
        book(Kind.ROOM, ROOM, 2, 3, Demand.WHOLE);
        assertThat(items("room", false))
                .extracting(it -> it.fill().word() + " " + it.startsAt() + " " + it.endsAt())
                .containsExactly(
                        "free 2027-03-01T09:00:00Z 2027-03-01T11:00:00Z",
                        "full 2027-03-01T11:00:00Z 2027-03-01T12:00:00Z",
                        "free 2027-03-01T12:00:00Z 2027-03-02T09:00:00Z");
        assertThat(items("room", true)).hasSize(2);
    }

    @Test
    void a_node_says_what_is_free_of_it_and_is_almost_full_when_three_cores_are_left() {
        nodes.apply(new NodeFacts(NODE, 0, "gpu-1", "online", "here", Set.of(), 8, 64, List.of("GPU-1", "GPU-2")));
        book(Kind.NODE, NODE, 1, 4, new Demand(4, 10, List.of("GPU-1")));
        book(Kind.NODE, NODE, 2, 4, new Demand(1, 1, List.of()));
        book(Kind.NODE, NODE, 3, 4, new Demand(3, 1, List.of()));
        assertThat(items("node", false))
                .extracting(it -> it.fill().word() + " " + it.left() + " " + it.startsAt())
                .containsExactly(
                        "free Left[cores=8, memoryGb=64, gpus=2] 2027-03-01T09:00:00Z",
                        "free Left[cores=4, memoryGb=54, gpus=1] 2027-03-01T10:00:00Z",
                        "almost-full Left[cores=3, memoryGb=53, gpus=1] 2027-03-01T11:00:00Z",
                        "full Left[cores=0, memoryGb=52, gpus=1] 2027-03-01T12:00:00Z",
                        "free Left[cores=8, memoryGb=64, gpus=2] 2027-03-01T13:00:00Z");
    }

    @Test
    void a_room_whose_source_was_not_read_is_unknown_where_it_would_be_free() {
        room();
        book(Kind.ROOM, ROOM, 2, 3, Demand.WHOLE);
        Instant read = NOW.minus(Duration.ofMinutes(10));
        rooms.apply(new SourceFacts("libcal", 1, "City library", Set.of(ROOM), read, true));
        assertThat(items("room", false))
                .extracting(it -> it.fill().word() + " " + it.unknownSince())
                .containsExactly("unknown " + read, "full null", "unknown " + read);
        assertThat(items("room", true)).isEmpty();
        rooms.apply(new SourceFacts("libcal", 2, "City library", Set.of(ROOM), read, false));
        assertThat(items("room", true)).hasSize(2);
    }

    @Test
    void filters_leave_out_what_they_do_not_name() {
        room();
        course("Lathe", "scheduled", 1, 0);
        assertThat(show(question(Set.of(), null, new Filter(null, null, "workshop"), 100)))
                .extracting(CalendarItem::title)
                .containsExactly("Lathe");
        assertThat(show(question(Set.of(), "LATHE", Filter.ALL, 100))).hasSize(1);
        assertThat(show(question(Set.of(), "Boats", Filter.ALL, 100))).isEmpty();
        assertThat(show(question(Set.of(), null, new Filter(ROOM, "Main", null), 100)))
                .hasSize(1);
    }

    @Test
    void what_was_cut_off_is_said() {
        course("Lathe", "scheduled", 1, 0);
        room();
        var outcome = (Shown) calendar.show(question(Set.of(), null, Filter.ALL, 1), NOW);
        assertThat(outcome.cutOff()).isTrue();
        assertThat(outcome.items()).hasSize(1);
    }

    @Test
    void a_range_that_is_too_long_or_backwards_or_of_no_kind_is_refused() {
        Instant later = NOW.plus(Duration.ofDays(63));
        assertThat(problems(NOW, later, Set.of())).containsExactly("to");
        assertThat(problems(NOW, NOW, Set.of("boat"))).containsExactly("kind", "to");
        assertThat(problems(Instant.MIN, Instant.MAX, Set.of())).containsExactly("from");
        assertThat(problems(NOW, Instant.MAX, Set.of())).containsExactly("to");
    }

    @Test
    void nothing_is_shown_before_everything_was_read() {
        when(progress.asOf()).thenReturn(Optional.empty());
        assertThat(calendar.show(question(Set.of(), null, Filter.ALL, 9), NOW)).isInstanceOf(StillReading.class);
    }

    private List<String> problems(Instant from, Instant to, Set<String> kinds) {
        var question = new CalendarQuestion(from, to, kinds, null, Filter.ALL, false, 10);
        return ((Nonsense) calendar.show(question, NOW))
                .problems().stream().map(FieldProblem::field).toList();
    }

    private List<String> show(String kind, boolean available) {
        return items(kind, available).stream()
                .map(it -> it.title() + " " + it.fill().word())
                .toList();
    }

    private List<CalendarItem> items(String kind, boolean available) {
        return show(new CalendarQuestion(
                NOW, NOW.plus(Duration.ofDays(1)), Set.of(kind), null, Filter.ALL, available, 100));
    }

    private List<CalendarItem> show(CalendarQuestion question) {
        return ((Shown) calendar.show(question, NOW)).items();
    }

    private static CalendarQuestion question(Set<String> kinds, @Nullable String courseType, Filter filter, int limit) {
        return new CalendarQuestion(NOW, NOW.plus(Duration.ofDays(1)), kinds, courseType, filter, false, limit);
    }

    private void room() {
        var always = new OpeningHours(ZoneId.of("UTC"), List.of());
        rooms.apply(new RoomFacts(ROOM, 0, "Blue", "open", "Main", "2nd floor", 12, always));
    }

    private void course(String type, String status, int hour, int taken) {
        Instant start = NOW.plus(Duration.ofHours(hour));
        courses.apply(new CourseSession(
                UUID.randomUUID(), 0, type, status, type, start, start.plusSeconds(3600), "Workshop", 12, taken));
    }

    private void book(Kind kind, UUID id, int fromHour, int toHour, Demand demand) {
        bookings.apply(new Claim(
                UUID.randomUUID(),
                0,
                new Claim.Held(kind, id),
                NOW.plus(Duration.ofHours(fromHour)),
                NOW.plus(Duration.ofHours(toHour)),
                demand));
    }
}
