package dev.berth.booking.reservation;

import static dev.berth.booking.reservation.Examples.active;
import static dev.berth.booking.reservation.Examples.approved;
import static dev.berth.booking.reservation.Examples.at;
import static dev.berth.booking.reservation.Examples.pending;
import static dev.berth.booking.reservation.Examples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.berth.booking.grid.Window;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@NullUnmarked
class BookingTest {
    private static final Map<BookingStatus, Supplier<Booking>> IN = Map.of(
            BookingStatus.PENDING, Examples::pending,
            BookingStatus.APPROVED, Examples::approved,
            BookingStatus.ACTIVE, Examples::active,
            BookingStatus.COMPLETED,
                    () -> after(
                            active(),
                            it -> it.observe(Examples.NODE, report(1, WorkspaceState.STOPPED), at("11:00:00"))),
            BookingStatus.REJECTED, () -> after(pending(), it -> it.reject("No", at("08:10:00"))),
            BookingStatus.CANCELLED, () -> after(pending(), it -> it.cancel(at("08:10:00"))),
            BookingStatus.EXPIRED, () -> after(pending(), it -> it.expire(at("09:00:00"))),
            BookingStatus.FAILED, () -> after(approved(), it -> it.giveUp("The node did not answer", at("09:10:00"))));

    /** Every verb: where it is legal, and where it leads. */
    private static final Map<String, Verb> VERBS = Map.of(
            "approve",
                    new Verb(it -> it.approve(at("08:30:00")), Set.of(BookingStatus.PENDING), BookingStatus.APPROVED),
            "reject",
                    new Verb(
                            it -> it.reject("No", at("08:30:00")),
                            Set.of(BookingStatus.PENDING),
                            BookingStatus.REJECTED),
            "expire", new Verb(it -> it.expire(at("09:00:00")), Set.of(BookingStatus.PENDING), BookingStatus.EXPIRED),
            "cancel",
                    new Verb(
                            it -> it.cancel(at("08:30:00")),
                            Set.of(BookingStatus.PENDING, BookingStatus.APPROVED),
                            BookingStatus.CANCELLED),
            "extend",
                    new Verb(
                            it -> it.extend(at("12:00:00"), at("10:00:00")),
                            Set.of(BookingStatus.APPROVED, BookingStatus.ACTIVE),
                            null),
            "end", new Verb(it -> it.end(at("10:00:00")), Set.of(BookingStatus.ACTIVE), null),
            "move",
                    new Verb(
                            it -> it.moveTo(Examples.OTHER_NODE, Examples::otherNode, at("08:30:00")),
                            Set.of(BookingStatus.PENDING, BookingStatus.APPROVED),
                            null),
            "give up",
                    new Verb(
                            it -> it.giveUp("The node did not answer", at("09:10:00")),
                            Set.of(BookingStatus.APPROVED),
                            BookingStatus.FAILED));

    private record Verb(Function<Booking, Move> act, Set<BookingStatus> legal, BookingStatus leadsTo) {}

    private static Booking after(Booking booking, Consumer<Booking> verb) {
        verb.accept(booking);
        return booking;
    }

    @TestFactory
    Stream<DynamicTest> each_verb_is_done_where_it_is_legal_and_changes_nothing_where_it_is_not() {
        return VERBS.entrySet().stream()
                .flatMap(verb -> Arrays.stream(BookingStatus.values())
                        .map(status -> dynamicTest(
                                verb.getKey() + " when " + status.word(), () -> check(verb.getValue(), status))));
    }

    private static void check(Verb verb, BookingStatus status) {
        Booking booking = IN.get(status).get();
        assertThat(booking.status()).isEqualTo(status);
        BookingSnapshot before = BookingSnapshot.of(booking);

        Move move = verb.act.apply(booking);

        if (verb.legal.contains(status)) {
            assertThat(move).isInstanceOf(Move.Done.class);
            assertThat(booking.status()).isEqualTo(verb.leadsTo == null ? status : verb.leadsTo);
        } else {
            assertThat(move).isInstanceOf(Move.Refused.class);
            assertThat(BookingSnapshot.of(booking)).isEqualTo(before);
        }
    }

    @Test
    void nothing_leads_out_of_an_end() {
        assertThat(BookingStatus.values())
                .filteredOn(status -> !status.holds())
                .allSatisfy(status -> assertThat(status.next()).isEmpty());
    }

    @Test
    void a_booking_holds_while_it_is_open_and_not_a_slot_longer() {
        IN.forEach((status, booking) ->
                assertThat(booking.get().share().isPresent()).as(status.word()).isEqualTo(status.holds()));
        Booking ended = active();
        ended.end(at("10:07:30"));
        assertThat(ended.share().orElseThrow().window()).isEqualTo(new Window(Examples.START, at("10:15:00")));
    }

    @Test
    void it_is_decided_before_its_start_but_never_in_less_than_a_slot_and_never_after_its_end() {
        assertThat(Booking.decideBy(new Window(at("09:00:00"), at("11:00:00")), at("08:00:00")))
                .isEqualTo(at("09:00:00"));
        assertThat(Booking.decideBy(new Window(at("09:00:00"), at("11:00:00")), at("09:05:00")))
                .isEqualTo(at("09:20:00"));
        assertThat(Booking.decideBy(new Window(at("09:00:00"), at("09:15:00")), at("09:10:00")))
                .isEqualTo(at("09:15:00"));
    }

    @Test
    void an_approval_that_comes_too_late_is_refused() {
        assertThat(pending().approve(at("09:00:00"))).isInstanceOf(Move.Refused.class);
    }

    @Test
    void a_workspace_that_is_being_asked_to_end_is_not_extended() {
        assertThat(active().extend(at("12:00:00"), at("10:59:44"))).isInstanceOf(Move.Done.class);
        assertThat(active().extend(at("12:00:00"), at("10:59:45"))).isInstanceOf(Move.Refused.class);
        assertThat(approved().extend(at("12:00:00"), at("10:59:45"))).isInstanceOf(Move.Done.class);
    }

    @Test
    void ending_at_the_very_start_leaves_a_second() {
        Booking booking = approved();
        booking.observe(Examples.NODE, report(1, WorkspaceState.RUNNING), at("08:59:59"));
        booking.end(Examples.START);
        assertThat(booking.window()).isEqualTo(new Window(Examples.START, Examples.START.plusSeconds(1)));
    }

    @Test
    void a_workspace_that_stops_early_ends_the_booking_early() {
        Booking booking = active();
        booking.observe(Examples.NODE, report(1, WorkspaceState.STOPPED), at("10:00:00"));
        assertThat(booking.status()).isEqualTo(BookingStatus.COMPLETED);
        assertThat(booking.window().endsAt()).isEqualTo(at("10:00:00"));
    }

    @Test
    void a_workspace_that_stopped_before_it_ran_failed() {
        Booking booking = approved();
        booking.observe(Examples.NODE, report(1, WorkspaceState.STOPPED), at("11:00:00"));
        assertThat(booking.status()).isEqualTo(BookingStatus.FAILED);
    }

    @Test
    void the_sweep_waits_for_the_node_and_then_decides_without_it() {
        Duration grace = Duration.ofMinutes(2);
        assertThat(active().sweep(at("11:01:59"), grace)).isEmpty();
        assertThat(active().sweep(at("11:02:00"), grace)).contains(BookingAction.COMPLETED);
        assertThat(approved().sweep(at("11:00:00"), grace)).contains(BookingAction.FAILED);
        assertThat(pending().sweep(at("12:00:00"), grace)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> a_workspace_only_moves_forward() {
        return Arrays.stream(WorkspaceState.values())
                .flatMap(from -> Arrays.stream(WorkspaceState.values())
                        .map(to -> dynamicTest(from.word() + " to " + to.word(), () -> {
                            boolean forward = to.ordinal() > from.ordinal()
                                    && from != WorkspaceState.STOPPED
                                    && from != WorkspaceState.FAILED;
                            assertThat(from.mayBecome(to)).isEqualTo(forward);
                        })));
    }
}
