package dev.berth.availability.compute;

import dev.berth.availability.grid.Grid;
import dev.berth.availability.occupancy.Bookings;
import dev.berth.availability.occupancy.Claim;
import dev.berth.availability.occupancy.Demand;
import dev.berth.availability.occupancy.Guard;
import dev.berth.availability.occupancy.Kind;
import dev.berth.availability.occupancy.Offer;
import dev.berth.availability.occupancy.Window;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Nodes and their bookings, claims and asks for tests. */
final class NodesFixture {
    static final Instant MORNING = Instant.parse("2026-12-01T06:00:00Z");
    static final int START = Grid.slotAt(MORNING);

    private final Guard guard = new Guard();
    final Nodes nodes = new Nodes(guard, change -> {});
    final Bookings bookings = new Bookings(guard, List.of(nodes), change -> {});

    void apply(NodeFacts facts) {
        nodes.apply(facts);
    }

    void apply(Claim claim) {
        bookings.apply(claim);
    }

    List<Offer> search(ComputeAsk ask, Window window, @Nullable UUID onlyNode, int limit) {
        return nodes.search(ask, window, onlyNode, limit);
    }

    static NodeFacts node(UUID id, int cores, String... gpus) {
        return new NodeFacts(id, 1, "node", "online", "here", Set.of("cuda"), cores, 64, List.of(gpus));
    }

    static NodeFacts withStatus(NodeFacts it, String status, long version) {
        return new NodeFacts(
                it.id(), version, it.name(), status, it.site(), it.tags(), it.cores(), it.memoryGb(), it.gpuUuids());
    }

    static Claim claim(UUID booking, long version, UUID node, int from, int to, int cores, String... gpus) {
        return new Claim(
                booking,
                version,
                new Claim.Held(Kind.NODE, node),
                Grid.startOf(from),
                Grid.startOf(to),
                new Demand(cores, 1, List.of(gpus)));
    }

    static Claim nothing(UUID booking, long version) {
        return new Claim(booking, version, null, MORNING, MORNING.plusSeconds(3600), Demand.WHOLE);
    }

    static ComputeAsk cores(int cores, int slots) {
        return new ComputeAsk(cores, 1, 0, Set.of(), slots);
    }

    static ComputeAsk gpus(int gpus, int slots) {
        return new ComputeAsk(1, 1, gpus, Set.of(), slots);
    }
}
