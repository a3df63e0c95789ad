package dev.berth.availability.bench;

import dev.berth.availability.compute.ComputeAsk;
import dev.berth.availability.compute.NodeFacts;
import dev.berth.availability.compute.Nodes;
import dev.berth.availability.grid.Grid;
import dev.berth.availability.occupancy.Bookings;
import dev.berth.availability.occupancy.Claim;
import dev.berth.availability.occupancy.Demand;
import dev.berth.availability.occupancy.Guard;
import dev.berth.availability.occupancy.Kind;
import dev.berth.availability.occupancy.Window;
import dev.berth.availability.room.OpeningHours;
import dev.berth.availability.room.OpeningHours.Span;
import dev.berth.availability.room.RoomAsk;
import dev.berth.availability.room.RoomFacts;
import dev.berth.availability.room.Rooms;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Memory and search times at the size that is promised: 10,000 resources of a kind and 1,000,000 bookings over 90 days. Run by
 * hand, with the heap of the service: {@code -Xmx256m -XX:+UseSerialGC} (nodes need 512m), argument {@code room} or {@code compute}.
 */
final class SearchBench {
    private static final int RESOURCES = 10_000;
    private static final int BOOKINGS = 1_000_000;
    private static final int DAYS = 90;
    private static final int QUESTIONS = 3_000;
    private static final int START = Grid.slotAt(Instant.parse("2027-03-01T00:00:00Z"));
    private static final int HORIZON = START + DAYS * 96;

    private static final List<String> GPUS = List.of("GPU-A", "GPU-B", "GPU-C", "GPU-D");

    private final Random random = new Random(7);
    private final Guard guard = new Guard();
    private final Nodes nodes = new Nodes(guard, change -> {});
    private final Rooms rooms = new Rooms(guard, change -> {});
    private final Bookings bookings = new Bookings(guard, List.of(nodes, rooms), change -> {});

    public static void main(String[] arguments) {
        SearchBench bench = new SearchBench();
        bench.bookings.forgetBefore(Grid.startOf(START));
        if (arguments[0].equals("room")) {
            bench.rooms();
        } else {
            bench.compute();
        }
    }

    private void rooms() {
        for (int room = 0; room < RESOURCES; room++) {
            rooms.apply(new RoomFacts(
                    new UUID(1, room),
                    0,
                    "Room %05d".formatted(room),
                    "open",
                    "Branch " + room % 20,
                    "Floor " + room % 7,
                    2 + room % 40,
                    hours(room % 50)));
        }
        book(room -> Demand.WHOLE, Kind.ROOM);
        report(
                "room, an hour next week",
                () -> rooms.search(roomAsk(0, null, 4), days(random.nextInt(80), 7), null, 50, Instant.now()));
        report(
                "room, an hour tomorrow evening",
                () -> rooms.search(roomAsk(0, null, 4), evening(), null, 50, Instant.now()));
        report(
                "room for 41, a day long, hardly ever free",
                () -> rooms.search(roomAsk(41, null, 56), days(random.nextInt(80), 1), null, 50, Instant.now()));
        report(
                "room, 14 hours in a row",
                () -> rooms.search(roomAsk(0, null, 56), days(random.nextInt(80), 1), null, 50, Instant.now()));
        report(
                "room of a branch, two hours",
                () -> rooms.search(
                        roomAsk(10, "Branch " + random.nextInt(20), 8),
                        days(random.nextInt(80), 1),
                        null,
                        50,
                        Instant.now()));
        report(
                "one room, 62 days",
                () -> rooms.search(
                        roomAsk(0, null, 4),
                        days(random.nextInt(20), 62),
                        new UUID(1, random.nextInt(RESOURCES)),
                        50,
                        Instant.now()));
        report(
                "never free anywhere (24 h, rooms close at night)",
                () -> rooms.search(roomAsk(0, null, 96), days(0, 7), null, 50, Instant.now()));
    }

    private void compute() {
        for (int node = 0; node < RESOURCES; node++) {
            nodes.apply(new NodeFacts(
                    new UUID(1, node),
                    0,
                    "node %05d".formatted(node),
                    "online",
                    "here",
                    Set.of("cuda"),
                    64,
                    256,
                    gpus()));
        }
        book(
                node -> random.nextInt(4) == 0
                        ? new Demand(8, 32, gpus().subList(0, 1 + random.nextInt(3)))
                        : new Demand(1 + random.nextInt(32), 1 + random.nextInt(128), List.of()),
                Kind.NODE);
        report("compute, 4 cores", () -> nodes.search(computeAsk(4, 16, 0, 8), days(random.nextInt(80), 7), null, 50));
        report(
                "compute, a whole node for 8 h",
                () -> nodes.search(computeAsk(64, 256, 0, 32), days(random.nextInt(80), 7), null, 50));
        report(
                "compute, a whole node for 24 h",
                () -> nodes.search(computeAsk(64, 256, 0, 96), days(random.nextInt(80), 7), null, 50));
        report(
                "compute, 4 GPUs for 8 h",
                () -> nodes.search(computeAsk(8, 16, 4, 32), days(random.nextInt(80), 7), null, 50));
        report(
                "compute, more GPUs than there are",
                () -> nodes.search(computeAsk(8, 16, 5, 32), days(random.nextInt(80), 7), null, 50));
    }

    private interface DemandOf {
        Demand on(int resource);
    }

    private void book(DemandOf demand, Kind kind) {
        long started = System.nanoTime();
        for (int booking = 0; booking < BOOKINGS; booking++) {
            int resource = random.nextInt(RESOURCES);
            int from = START + random.nextInt(DAYS) * 96 + 28 + random.nextInt(44);
            bookings.apply(new Claim(
                    new UUID(0x0199f3a0_00007000L + booking, random.nextLong()),
                    0,
                    new Claim.Held(kind, new UUID(1, resource)),
                    Grid.startOf(from),
                    Grid.startOf(from + 2 + random.nextInt(7)),
                    demand.on(resource)));
        }
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(
                "%,d bookings applied in %d ms; heap in use %d MB of at most %d MB%n",
                bookings.count(),
                (System.nanoTime() - started) / 1_000_000,
                used >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static void report(String question, Supplier<List<?>> search) {
        for (int warm = 0; warm < 500; warm++) {
            var unused = search.get();
        }
        long[] nanos = new long[QUESTIONS];
        long found = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            long started = System.nanoTime();
            found += search.get().size();
            nanos[i] = System.nanoTime() - started;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-50s p50 %6.3f ms  p95 %6.3f ms  p99 %6.3f ms  (%.1f results)%n",
                question,
                nanos[QUESTIONS / 2] / 1e6,
                nanos[QUESTIONS * 95 / 100] / 1e6,
                nanos[QUESTIONS * 99 / 100] / 1e6,
                (double) found / QUESTIONS);
    }

    private static RoomAsk roomAsk(int capacity, @Nullable String branch, int slots) {
        return new RoomAsk(capacity, branch, null, slots);
    }

    private static ComputeAsk computeAsk(int cores, int memoryGb, int gpus, int slots) {
        return new ComputeAsk(cores, memoryGb, gpus, Set.of("cuda"), slots);
    }

    private static Window days(int first, int days) {
        int from = START + first * 96 + 32;
        return new Window(from, Math.min(from + days * 96, HORIZON), HORIZON);
    }

    private Window evening() {
        int from = START + random.nextInt(80) * 96 + 76;
        return new Window(from, from + 12, HORIZON);
    }

    private static OpeningHours hours(int variant) {
        return new OpeningHours(
                ZoneId.of(variant % 2 == 0 ? "Europe/Berlin" : "America/New_York"),
                Stream.of(DayOfWeek.values())
                        .map(day -> new Span(day, 360 + variant % 8 * 15, 1260 + variant % 10 * 15))
                        .toList());
    }

    /** The same names on every node: what the heap is asked for is the timelines', not the names'. */
    private static List<String> gpus() {
        return GPUS;
    }
}
