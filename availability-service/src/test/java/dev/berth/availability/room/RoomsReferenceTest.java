package dev.berth.availability.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.availability.grid.FreeRun;
import dev.berth.availability.grid.Grid;
import dev.berth.availability.occupancy.Bookings;
import dev.berth.availability.occupancy.Claim;
import dev.berth.availability.occupancy.Demand;
import dev.berth.availability.occupancy.Guard;
import dev.berth.availability.occupancy.Kind;
import dev.berth.availability.occupancy.Offer;
import dev.berth.availability.occupancy.Window;
import dev.berth.availability.room.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast answer against the plain one: every slot by its local clock, every booking by its instants. */
class RoomsReferenceTest {
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC");

    private final Guard guard = new Guard();
    private final Rooms rooms = new Rooms(guard, change -> {});
    private final Bookings bookings = new Bookings(guard, List.of(rooms), change -> {});
    private final Map<UUID, RoomFacts> facts = new HashMap<>();
    private final Map<UUID, Claim> latest = new HashMap<>();

    /** Around the days on which clocks change, and an ordinary week. */
    @ParameterizedTest
    @ValueSource(
            strings = {"2027-03-12", "2027-03-26", "2027-04-02", "2027-10-01", "2027-10-29", "2027-11-05", "2027-06-01"
            })
    void random_bookings_in_random_order_give_the_same_answer_as_looking_at_every_slot(LocalDate day) {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int start = Grid.slotAt(day.atStartOfDay(ZoneId.of("UTC")).toInstant());
        bookings.forgetBefore(Grid.startOf(start));
        List<UUID> ids =
                IntStream.range(0, 6).mapToObj(any -> UUID.randomUUID()).toList();
        List<Runnable> events = new ArrayList<>(bookings(random, ids, start));
        ids.forEach(id -> events.add(() -> describe(randomRoom(random, id))));
        Collections.shuffle(events, random);
        events.forEach(Runnable::run);

        for (int question = 0; question < 30; question++) {
            RoomAsk ask = new RoomAsk(
                    random.nextInt(20),
                    random.nextInt(3) == 0 ? "north" : null,
                    random.nextInt(4) == 0 ? "Floor 1" : null,
                    1 + random.nextInt(24));
            int from = start + random.nextInt(3 * 96);
            Window window = new Window(from, from + random.nextInt(192), from + 192 + random.nextInt(96));
            List<Offer> all = byHand(ask, window);
            assertThat(rooms.search(ask, window, null, 100, Instant.EPOCH))
                    .as("seed %d, %s, %s", seed, ask, window)
                    .isEqualTo(all);
            int few = 1 + random.nextInt(3);
            assertThat(rooms.search(ask, window, null, few, Instant.EPOCH))
                    .as("seed %d, %s, %s, only %d", seed, ask, window, few)
                    .isEqualTo(all.stream().limit(few).toList());
        }
    }

    private List<Runnable> bookings(Random random, List<UUID> roomIds, int start) {
        List<Runnable> events = new ArrayList<>();
        for (int booking = 0; booking < 120; booking++) {
            UUID id = UUID.randomUUID();
            for (int version = 0; version <= random.nextInt(4); version++) {
                Instant from = Grid.startOf(start + random.nextInt(4 * 96));
                UUID room = roomIds.get(random.nextInt(roomIds.size()));
                Claim claim = new Claim(
                        id,
                        version,
                        random.nextInt(4) == 0 ? null : new Claim.Held(Kind.ROOM, room),
                        from,
                        from.plusSeconds(900L * random.nextInt(20)),
                        Demand.WHOLE);
                latest.put(id, claim);
                for (int delivery = 0; delivery <= random.nextInt(2); delivery++) {
                    events.add(() -> bookings.apply(claim));
                }
            }
        }
        return events;
    }

    private static RoomFacts randomRoom(Random random, UUID id) {
        List<Span> spans = new ArrayList<>();
        if (random.nextInt(4) != 0) {
            for (DayOfWeek day : DayOfWeek.values()) {
                int opens = random.nextInt(1200);
                spans.add(new Span(day, opens, opens + 1 + random.nextInt(240)));
                spans.add(new Span(day, 0, 5 * 15 + random.nextInt(240)));
                if (random.nextBoolean()) {
                    spans.add(new Span(day, 1380, 1440));
                }
            }
        }
        return new RoomFacts(
                id,
                0,
                "room " + random.nextInt(3),
                random.nextInt(6) == 0 ? "closed" : "open",
                random.nextBoolean() ? "North" : "South",
                "floor " + random.nextInt(2),
                random.nextInt(30),
                new OpeningHours(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))), spans));
    }

    private void describe(RoomFacts room) {
        facts.put(room.id(), room);
        rooms.apply(room);
    }

    private List<Offer> byHand(RoomAsk ask, Window window) {
        List<Offer> found = new ArrayList<>();
        for (RoomFacts room : facts.values()) {
            boolean fits = room.status().equals("open")
                    && room.capacity() >= ask.capacity()
                    && (ask.branch() == null || ask.branch().equalsIgnoreCase(room.branch()))
                    && (ask.location() == null || ask.location().equalsIgnoreCase(room.location()));
            boolean[] free = new boolean[window.horizon() - window.from()];
            for (int slot = 0; slot < free.length; slot++) {
                free[slot] = isOpen(room, window.from() + slot) && !isTaken(room, window.from() + slot);
            }
            int next = fits ? nextByHand(free, ask.slots()) : -1;
            if (next >= 0) {
                List<FreeRun> runs = runsByHand(free, window, ask.slots());
                found.add(new Offer(Kind.ROOM, room.id(), room.name(), runs, window.from() + next));
            }
        }
        found.sort(Comparator.comparingInt(Offer::nextStart)
                .thenComparing(Offer::name)
                .thenComparing(Offer::id));
        return found;
    }

    private static int nextByHand(boolean[] free, int slots) {
        return IntStream.rangeClosed(0, free.length - slots)
                .filter(from -> IntStream.range(from, from + slots).allMatch(slot -> free[slot]))
                .findFirst()
                .orElse(-1);
    }

    private static List<FreeRun> runsByHand(boolean[] free, Window window, int atLeast) {
        List<FreeRun> runs = new ArrayList<>();
        int length = window.to() - window.from();
        for (int from = 0; from < length; from++) {
            if (free[from] && (from == 0 || !free[from - 1])) {
                int to = from;
                while (to < length && free[to]) {
                    to++;
                }
                if (to - from >= atLeast) {
                    runs.add(new FreeRun(window.from() + from, window.from() + to));
                }
            }
        }
        return runs;
    }

    private static boolean isOpen(RoomFacts room, int slot) {
        return room.openingHours().spans().isEmpty()
                || IntStream.range(0, Grid.SLOT_MINUTES)
                        .allMatch(minute ->
                                isOpen(room.openingHours(), Grid.startOf(slot).plusSeconds(60L * minute)));
    }

    private static boolean isOpen(OpeningHours hours, Instant instant) {
        ZonedDateTime local = instant.atZone(hours.zone());
        int minute = local.getHour() * 60 + local.getMinute();
        // A quarter that is open only in part cannot be booked.
        int quarter = minute / 15 * 15;
        return hours.spans().stream()
                .anyMatch(it -> it.day() == local.getDayOfWeek()
                        && it.opensMinute() <= quarter
                        && it.closesMinute() >= quarter + 15);
    }

    private boolean isTaken(RoomFacts room, int slot) {
        return latest.values().stream()
                .anyMatch(it -> it.of() != null
                        && it.of().id().equals(room.id())
                        && it.startsAt().isBefore(Grid.startOf(slot + 1))
                        && it.endsAt().isAfter(Grid.startOf(slot)));
    }
}
