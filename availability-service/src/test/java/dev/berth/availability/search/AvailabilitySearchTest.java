package dev.berth.availability.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.berth.availability.compute.NodeFacts;
import dev.berth.availability.compute.Nodes;
import dev.berth.availability.follow.Progress;
import dev.berth.availability.grid.FreeRun;
import dev.berth.availability.grid.Grid;
import dev.berth.availability.occupancy.Guard;
import dev.berth.availability.room.OpeningHours;
import dev.berth.availability.room.OpeningHours.Span;
import dev.berth.availability.room.RoomFacts;
import dev.berth.availability.room.Rooms;
import dev.berth.availability.room.Rooms.UnknownRoom;
import dev.berth.availability.room.SourceFacts;
import dev.berth.availability.search.SearchOutcome.FieldProblem;
import dev.berth.availability.search.SearchOutcome.Found;
import dev.berth.availability.search.SearchOutcome.Nonsense;
import dev.berth.availability.search.SearchOutcome.StillReading;
import dev.berth.availability.search.SearchWish.ComputeNeeds;
import dev.berth.availability.search.SearchWish.RoomNeeds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilitySearchTest {
    private static final Instant NOW = Instant.parse("2027-03-01T09:07:00Z");
    private static final Instant SLOT = Instant.parse("2027-03-01T09:00:00Z");
    private static final UUID NODE = UUID.randomUUID();

    private final Guard guard = new Guard();
    private final Nodes nodes = new Nodes(guard, change -> {});
    private final Rooms rooms = new Rooms(guard, change -> {});
    private final Progress progress = mock();
    private final AvailabilitySearch search =
            new AvailabilitySearch(nodes, rooms, progress, new SearchSettings(90), new SimpleMeterRegistry());

    @BeforeEach
    void oneNodeIsKnown() {
        when(progress.asOf()).thenReturn(Optional.of(NOW));
        nodes.apply(new NodeFacts(NODE, 0, "gpu-1", "online", "here", Set.of(), 8, 64, List.of()));
    }

    @Test
    void a_wish_for_now_is_offered_the_slot_that_is_running() {
        assertThat(found(NOW, NOW.plus(Duration.ofHours(2)), 60))
                .containsExactly(run(SLOT, Instant.parse("2027-03-01T11:00:00Z")));
    }

    @Test
    void what_is_past_is_never_offered() {
        assertThat(found(NOW.minus(Duration.ofDays(2)), SLOT.plusSeconds(3600), 60))
                .containsExactly(run(SLOT, SLOT.plusSeconds(3600)));
    }

    @Test
    void a_later_start_off_the_grid_waits_for_the_next_slot() {
        Instant from = Instant.parse("2027-03-01T12:01:00Z");
        assertThat(found(from, from.plus(Duration.ofHours(1)), 15))
                .containsExactly(run(Instant.parse("2027-03-01T12:15:00Z"), Instant.parse("2027-03-01T13:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"2027-03-28,23", "2027-03-27,24"})
    void a_day_in_berlin_has_as_many_slots_as_it_has_hours(LocalDate day, int hours) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant from = day.atStartOfDay(berlin).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(berlin).toInstant();
        assertThat(found(from, to, 60)).containsExactly(run(from, to));
        assertThat(Grid.slotAt(to) - Grid.slotAt(from)).isEqualTo(hours * 4);
    }

    @Test
    void nothing_beyond_the_horizon_is_offered() {
        Instant horizon = Instant.parse("2027-05-30T09:00:00Z");
        assertThat(found(horizon.minus(Duration.ofHours(2)), horizon.plus(Duration.ofDays(9)), 60))
                .containsExactly(run(horizon.minus(Duration.ofHours(2)), horizon));
        assertThat(problems(wish("compute", horizon.plus(Duration.ofDays(1)), horizon.plus(Duration.ofDays(2)), 60)))
                .containsExactly("from");
    }

    @Test
    void each_wrong_field_is_named() {
        assertThat(problems(wish("boat", NOW, NOW.minusSeconds(1), 20))).containsExactly("kind", "duration", "to");
        assertThat(problems(wish("compute", NOW.minusSeconds(7200), NOW.minusSeconds(3600), 60)))
                .containsExactly("to");
    }

    @Test
    void nothing_is_called_free_before_everything_was_read() {
        when(progress.asOf()).thenReturn(Optional.empty());
        assertThat(search.search(wish("compute", NOW, NOW.plusSeconds(7200), 60), NOW))
                .isInstanceOf(StillReading.class);
    }

    @Test
    void a_room_is_found_within_its_opening_hours() {
        var hours = new OpeningHours(ZoneId.of("Europe/Berlin"), List.of(new Span(DayOfWeek.MONDAY, 480, 720)));
        rooms.apply(new RoomFacts(UUID.randomUUID(), 0, "Blue", "open", "Main", "2nd floor", 12, hours));
        var outcome = (Found) search.search(wish("room", NOW, NOW.plus(Duration.ofDays(8)), 60), NOW);
        // 1 March 2027 is a Monday, and Berlin an hour ahead.
        assertThat(outcome.offers().getFirst().runs())
                .containsExactly(
                        run(SLOT, Instant.parse("2027-03-01T11:00:00Z")),
                        run(Instant.parse("2027-03-08T07:00:00Z"), Instant.parse("2027-03-08T11:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"44,false,true", "46,false,false", "1,true,false"})
    void a_room_is_offered_only_while_its_source_is_fresh(int minutes, boolean saysStale, boolean offered) {
        UUID room = UUID.randomUUID();
        Instant read = NOW.minus(Duration.ofMinutes(minutes));
        rooms.apply(new RoomFacts(
                room, 0, "Blue", "open", "Main", "2nd floor", 12, new OpeningHours(ZoneId.of("UTC"), List.of())));
        rooms.apply(new SourceFacts("libcal", 1, "City library", Set.of(room), read, saysStale));
        var outcome = (Found) search.search(wish("room", NOW, NOW.plus(Duration.ofHours(4)), 60), NOW);
        assertThat(outcome.offers()).hasSize(offered ? 1 : 0);
        UnknownRoom unknown = new UnknownRoom(room, "Blue", "City library", read);
        assertThat(outcome.unknown()).isEqualTo(offered ? List.of() : List.of(unknown));
    }

    @Test
    void a_room_that_does_not_suit_is_not_called_unknown() {
        UUID room = UUID.randomUUID();
        rooms.apply(new RoomFacts(
                room, 0, "Blue", "closed", "Main", "2nd floor", 12, new OpeningHours(ZoneId.of("UTC"), List.of())));
        rooms.apply(new SourceFacts("libcal", 1, "City library", Set.of(room), null, true));
        var outcome = (Found) search.search(wish("room", NOW, NOW.plus(Duration.ofHours(4)), 60), NOW);
        assertThat(outcome.unknown()).isEmpty();
    }

    private List<FreeRun> found(Instant from, Instant to, int minutes) {
        var outcome = search.search(wish("compute", from, to, minutes), NOW);
        assertThat(outcome).isInstanceOf(Found.class);
        return ((Found) outcome).offers().getFirst().runs();
    }

    private List<String> problems(SearchWish wish) {
        var outcome = search.search(wish, NOW);
        assertThat(outcome).isInstanceOf(Nonsense.class);
        return ((Nonsense) outcome).problems().stream().map(FieldProblem::field).toList();
    }

    private static SearchWish wish(String kind, Instant from, Instant to, int minutes) {
        return new SearchWish(kind, from, to, minutes, ComputeNeeds.LITTLE, RoomNeeds.ANY, null, 10);
    }

    private static FreeRun run(Instant from, Instant to) {
        return new FreeRun(Grid.slotAt(from), Grid.slotAt(to));
    }
}
