package dev.berth.booking.guarantee.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.guarantee.history.Actors.Done;
import dev.berth.booking.guarantee.history.Deed.Itself;
import dev.berth.booking.guarantee.history.SequentialModel.Machine;
import dev.berth.booking.reservation.ledger.LedgerAudit;
import dev.berth.booking.testing.Constraints;
import dev.berth.booking.testing.Deadlocks;
import dev.berth.booking.testing.EngineTest;
import dev.berth.booking.testing.RealEngines;
import dev.berth.booking.testing.Rush;
import dev.berth.booking.testing.SchemaOwner;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestNodes;
import dev.berth.booking.testing.TestNodes.TestNode;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestRooms;
import dev.berth.booking.testing.TestRooms.TestRoom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * Many people do anything at any time, some of it at once. All that was written must be a history that a single,
 * simple-minded clerk could have written, one thing after the other, and every refusal one that the clerk could have given.
 *
 * <p>{@code -Dberth.seed=42} repeats the choices of a run (not its races); {@code -Dberth.phases=200} makes it long.
 */
@EngineTest
@ContextConfiguration(initializers = RealEngines.class)
@Tag("race")
@Import({Actors.class, Planners.class})
class RandomHistoryTest {
    private static final long SEED = Long.getLong("berth.seed", System.nanoTime() % 1_000_000);
    private static final int PHASES = Integer.getInteger("berth.phases", 10);
    private static final int AT_ONCE = 8;
    private static final int DEEDS_EACH = 25;
    private static final int DEEDS_ALONE = 40;
    private static final String ROOM_TWICE = "has its room to itself";
    private static final String NODE_TWICE = "finds its capacity on its node";
    private static final String SEAT_TWICE = "finds a seat in its session";
    private static final String TWO_SEATS = "is its person's only seat there";

    private static final List<String> CLAIMS = List.of(ROOM_TWICE, NODE_TWICE, SEAT_TWICE, TWO_SEATS);
    private static final Logger log = LoggerFactory.getLogger(RandomHistoryTest.class);

    private final Actors actors;
    private final LedgerAudit audit;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final Deadlocks deadlocks;
    private final Constraints constraints;
    private final WriteLog written;
    private final SequentialModel model;
    private final Random dice = new Random(SEED);
    private final List<String> findings = new ArrayList<>();

    RandomHistoryTest(
            Actors actors,
            LedgerAudit audit,
            TestNodes nodes,
            TestRooms rooms,
            TestPeople people,
            TestClock clock,
            JdbcClient jdbc,
            Deadlocks deadlocks,
            Constraints constraints,
            SchemaOwner owner) {
        this.actors = actors;
        this.audit = audit;
        this.clock = clock;
        this.jdbc = jdbc;
        this.deadlocks = deadlocks;
        this.constraints = constraints;
        this.written = new WriteLog(owner.jdbc());
        String tag = TestNodes.newTag();
        List<TestNode> machines = List.of(nodes.node(8, 64, 2, tag), nodes.node(4, 64, 1, tag));
        TestRoom strict = rooms.withApproval();
        this.model = new SequentialModel(
                Map.of(machines.get(0).id(), new Machine(8, 2), machines.get(1).id(), new Machine(4, 1)),
                Set.of(strict.id()));
        actors.meet(
                people.admin().caller(),
                IntStream.range(0, 12).mapToObj(n -> people.student().caller()).toList(),
                List.of(rooms.room().id(), rooms.room().id(), strict.id()),
                machines.stream().map(TestNode::id).toList(),
                tag);
    }

    @BeforeEach
    void writeDown() {
        constraints.forgetAllBookingsAndSessions();
        written.start();
    }

    @AfterEach
    void writeNoMore() {
        written.stop();
    }

    /** What is legal depends on the time: nothing may become due while somebody thinks. */
    @BeforeEach
    void stopTheClock() {
        clock.stopAt(Grid.floor(clock.instant()).plus(Duration.ofMinutes(2)));
    }

    @Test
    void all_that_happens_at_once_could_have_happened_one_after_the_other() {
        for (int phase = 0; phase < PHASES && findings.isEmpty(); phase++) {
            clock.advance(Duration.ofMinutes(dice.nextInt(40)));
            atOnce();
            alone();
            booksBalance();
        }

        log.info(
                "Seed {}: {} bookings and {} course sessions",
                SEED,
                model.bookings().size(),
                model.sessions().size());
        assertThat(findings).as("seed %s", SEED).isEmpty();
        assertThat(model.bookings()).hasSizeGreaterThan(PHASES * 10);
        assertThat(model.bookings().values()).filteredOn(Entry::isSeat).hasSizeGreaterThan(PHASES * 3);
        assertThat(model.sessions()).hasSizeGreaterThan(PHASES);
        assertThat(deadlocks.count()).isZero();
    }

    /** Everybody does something, at the same time. */
    private void atOnce() {
        Phase phase = new Phase(model, clock.instant());
        List<Random> each = IntStream.range(0, AT_ONCE)
                .mapToObj(n -> new Random(dice.nextLong()))
                .toList();
        List<Done> done = Rush.of(
                        AT_ONCE,
                        n -> Stream.generate(() -> actors.somethingAtRandom(each.get(n)))
                                .limit(DEEDS_EACH)
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        findings.addAll(phase.check(done, written.news()));
    }

    /** One after the other: each answer is known beforehand. */
    private void alone() {
        for (int n = 0; n < DEEDS_ALONE; n++) {
            Phase phase = new Phase(model, clock.instant());
            Done done = actors.somethingAtRandom(dice);
            Set<Result> expected = done.deed() instanceof Itself
                    ? Set.of(Result.DONE)
                    : model.wouldBe(done.id(), done.deed(), clock.instant());
            if (!expected.contains(done.result())) {
                findings.add("Alone in the world, expected " + expected + ": " + done);
            }
            findings.addAll(phase.check(List.of(done), written.news()));
        }
    }

    private void booksBalance() {
        if (!audit.differences().isEmpty()
                || !audit.bookingsWithWrongGpus().isEmpty()
                || !audit.bookingsWithWrongRooms().isEmpty()
                || !audit.sessionsWithWrongSeats().isEmpty()) {
            findings.add("The ledger is not what the bookings say");
        }
    }

    /** The same people before judges who forbid nothing: if nobody noticed, the test above would prove nothing. */
    @Test
    void without_the_constraints_the_clerk_finds_what_cannot_be() {
        String harmless = "EXCLUDE USING gist (booking_id public.gist_uuid_ops WITH =)";
        constraints.without(
                "node_slot",
                "node_slot_cores_suffice",
                () -> constraints.without(
                        "course_session",
                        "course_session_seats_suffice",
                        () -> constraints.replaced(
                                "room_hold",
                                "room_hold_exclusive",
                                harmless,
                                () -> constraints.withoutIndex("booking_one_seat_each", this::doWhatCannotBe))));

        assertThat(CLAIMS).as("seed %s", SEED).allMatch(this::found);
    }

    private void doWhatCannotBe() {
        for (int phase = 0; phase < 20 && !CLAIMS.stream().allMatch(this::found); phase++) {
            atOnce();
            sitsDownTwice();
        }
    }

    /** Whoever books asks first, under a lock of their own: so it takes somebody who does not ask. */
    private void sitsDownTwice() {
        Phase phase = new Phase(model, clock.instant());
        jdbc.sql("""
                INSERT INTO booking (id, version, kind, status, user_id, starts_at, ends_at, title, decide_by, created_at,
                                     updated_at, course_session_id)
                SELECT gen_random_uuid(), 0, kind, status, user_id, starts_at, ends_at, title, decide_by, created_at,
                       updated_at, course_session_id
                FROM booking WHERE kind = 'course' AND status = 'approved' LIMIT 1""").update();
        findings.addAll(phase.check(List.of(), written.news()));
    }

    private boolean found(String claim) {
        return findings.stream().anyMatch(it -> it.contains(claim));
    }
}
