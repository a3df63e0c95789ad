package dev.berth.availability.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.availability.grid.FreeRun;
import dev.berth.availability.grid.Grid;
import dev.berth.availability.occupancy.Claim;
import dev.berth.availability.occupancy.Demand;
import dev.berth.availability.occupancy.Kind;
import dev.berth.availability.occupancy.Offer;
import dev.berth.availability.occupancy.Offer.LeftIn;
import dev.berth.availability.occupancy.Stretch.Left;
import dev.berth.availability.occupancy.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** The fast answer against the plain one: try every start and every end, add up every booking. */
class NodesReferenceTest {
    private static final int SPAN = 5 * 96;

    private final Map<UUID, NodeFacts> nodes = new HashMap<>();
    private final Map<UUID, Claim> latest = new HashMap<>();
    private final NodesFixture occupancy = new NodesFixture();

    @RepeatedTest(20)
    void random_events_in_random_order_give_the_same_answer_as_counting_by_hand() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        occupancy.bookings.forgetBefore(NodesFixture.MORNING);
        List<UUID> ids =
                IntStream.range(0, 4).mapToObj(any -> UUID.randomUUID()).toList();
        List<Runnable> events = new ArrayList<>(bookings(random, ids));
        ids.forEach(id -> events.add(() -> describe(randomNode(random, id))));
        Collections.shuffle(events, random);
        events.forEach(Runnable::run);
        latest.keySet().stream().limit(random.nextInt(10)).toList().forEach(this::tombstone);

        for (int question = 0; question < 20; question++) {
            ComputeAsk ask = new ComputeAsk(
                    1 + random.nextInt(8),
                    1 + random.nextInt(16),
                    random.nextInt(4),
                    random.nextBoolean() ? Set.of() : Set.of("cuda"),
                    1 + random.nextInt(12));
            int from = NodesFixture.START + random.nextInt(SPAN);
            Window window = new Window(from, from + random.nextInt(96), from + 96 + random.nextInt(96));
            assertThat(byNode(occupancy.search(ask, window, null, 100)))
                    .as("seed %d, %s, %s", seed, ask, window)
                    .isEqualTo(byHand(ask, window));
        }
    }

    private List<Runnable> bookings(Random random, List<UUID> nodeIds) {
        List<Runnable> events = new ArrayList<>();
        for (int booking = 0; booking < 120; booking++) {
            UUID id = UUID.randomUUID();
            for (int version = 0; version <= random.nextInt(4); version++) {
                Claim claim = randomClaim(random, id, version, nodeIds);
                latest.put(id, claim);
                for (int delivery = 0; delivery <= random.nextInt(2); delivery++) {
                    events.add(() -> occupancy.apply(claim));
                }
            }
        }
        return events;
    }

    private static Claim randomClaim(Random random, UUID id, int version, List<UUID> nodeIds) {
        int from = NodesFixture.START + random.nextInt(SPAN);
        var starts = Grid.startOf(from).plusSeconds(random.nextInt(900));
        return new Claim(
                id,
                version,
                random.nextInt(5) == 0 ? null : new Claim.Held(Kind.NODE, nodeIds.get(random.nextInt(nodeIds.size()))),
                starts,
                starts.plusSeconds(900L * random.nextInt(32)),
                new Demand(
                        random.nextInt(6),
                        random.nextInt(12),
                        random.nextInt(3) == 0 ? List.of("GPU-" + random.nextInt(3)) : List.of()));
    }

    private static NodeFacts randomNode(Random random, UUID id) {
        List<String> gpus =
                IntStream.range(0, random.nextInt(4)).mapToObj(n -> "GPU-" + n).toList();
        Set<String> tags = random.nextBoolean() ? Set.of("cuda") : Set.of();
        String status = random.nextInt(5) == 0 ? "offline" : "online";
        return new NodeFacts(
                id, 0, "n" + id, status, "here", tags, 4 + random.nextInt(12), 8 + random.nextInt(32), gpus);
    }

    private void describe(NodeFacts facts) {
        nodes.put(facts.id(), facts);
        occupancy.apply(facts);
    }

    private void tombstone(UUID booking) {
        latest.remove(booking);
        occupancy.bookings.remove(booking);
    }

    private static Map<UUID, Offer> byNode(List<Offer> offers) {
        Map<UUID, Offer> found = new HashMap<>();
        offers.forEach(offer -> found.put(offer.id(), offer));
        return found;
    }

    private Map<UUID, Offer> byHand(ComputeAsk ask, Window window) {
        Map<UUID, Offer> found = new HashMap<>();
        for (NodeFacts node : nodes.values()) {
            boolean fits = node.status().equals("online") && node.tags().containsAll(ask.tags());
            int next = fits ? nextByHand(node, ask, window) : -1;
            if (next >= 0) {
                found.put(
                        node.id(),
                        new Offer(
                                Kind.NODE,
                                node.id(),
                                node.name(),
                                runsByHand(node, ask, window),
                                next,
                                leftByHand(node, window)));
            }
        }
        return found;
    }

    private int nextByHand(NodeFacts node, ComputeAsk ask, Window window) {
        return IntStream.rangeClosed(window.from(), window.horizon() - ask.slots())
                .filter(start -> free(node, ask, start, start + ask.slots()))
                .findFirst()
                .orElse(-1);
    }

    private List<FreeRun> runsByHand(NodeFacts node, ComputeAsk ask, Window window) {
        List<FreeRun> runs = new ArrayList<>();
        for (int from = window.from(); from < window.to(); from++) {
            for (int to = from + ask.slots(); to <= window.to(); to++) {
                boolean growsLeft = from > window.from() && free(node, ask, from - 1, to);
                boolean growsRight = to < window.to() && free(node, ask, from, to + 1);
                if (!growsLeft && !growsRight && free(node, ask, from, to)) {
                    runs.add(new FreeRun(from, to));
                }
            }
        }
        return runs;
    }

    /** Slot by slot, and then together where nothing changes. */
    private List<LeftIn> leftByHand(NodeFacts node, Window window) {
        List<LeftIn> parts = new ArrayList<>();
        for (int slot = window.from(); slot < window.to(); slot++) {
            Left left = leftIn(node, slot);
            if (!parts.isEmpty() && parts.getLast().left().equals(left)) {
                parts.add(new LeftIn(parts.removeLast().from(), slot + 1, left));
            } else {
                parts.add(new LeftIn(slot, slot + 1, left));
            }
        }
        return parts;
    }

    private Left leftIn(NodeFacts node, int slot) {
        List<Demand> held = latest.values().stream()
                .filter(it -> it.of() != null && node.id().equals(it.of().id()))
                .filter(it -> it.endsAt().isAfter(Grid.startOf(slot)))
                .filter(it -> it.startsAt().isBefore(Grid.startOf(slot + 1)))
                .map(Claim::demand)
                .toList();
        long gpusHeld = node.gpuUuids().stream()
                .filter(gpu -> held.stream().anyMatch(it -> it.gpuUuids().contains(gpu)))
                .count();
        return new Left(
                Math.max(0, node.cores() - held.stream().mapToInt(Demand::cores).sum()),
                Math.max(
                        0,
                        node.memoryGb()
                                - held.stream().mapToInt(Demand::memoryGb).sum()),
                node.gpuUuids().size() - (int) gpusHeld);
    }

    private boolean free(NodeFacts node, ComputeAsk ask, int from, int to) {
        List<Claim> claims = latest.values().stream()
                .filter(it -> it.of() != null && node.id().equals(it.of().id()))
                .filter(it -> it.endsAt().isAfter(Grid.startOf(from)))
                .filter(it -> it.startsAt().isBefore(Grid.startOf(to)))
                .toList();
        long gpusFree = node.gpuUuids().stream()
                .filter(gpu ->
                        claims.stream().noneMatch(it -> it.demand().gpuUuids().contains(gpu)))
                .count();
        return gpusFree >= ask.gpus() && IntStream.range(from, to).allMatch(slot -> roomIn(node, ask, claims, slot));
    }

    private static boolean roomIn(NodeFacts node, ComputeAsk ask, List<Claim> claims, int slot) {
        int cores = ask.cores();
        int memoryGb = ask.memoryGb();
        for (Claim it : claims) {
            if (it.endsAt().isAfter(Grid.startOf(slot)) && it.startsAt().isBefore(Grid.startOf(slot + 1))) {
                cores += it.demand().cores();
                memoryGb += it.demand().memoryGb();
            }
        }
        return cores <= node.cores() && memoryGb <= node.memoryGb();
    }
}
