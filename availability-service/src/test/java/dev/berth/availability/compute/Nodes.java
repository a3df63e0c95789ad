package dev.berth.availability.compute;

import dev.berth.availability.grid.Grid;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Nodes, claims and asks for tests. */
final class Nodes {
    static final Instant MORNING = Instant.parse("2026-12-01T06:00:00Z");
    static final int START = Grid.slotAt(MORNING);

    private Nodes() {}

    static NodeFacts node(UUID id, int cores, String... gpus) {
        return new NodeFacts(id, 1, "node", "online", Set.of("cuda"), cores, 64, List.of(gpus));
    }

    static NodeFacts withStatus(NodeFacts it, String status, long version) {
        return new NodeFacts(it.id(), version, it.name(), status, it.tags(), it.cores(), it.memoryGb(), it.gpuUuids());
    }

    static BookingClaim claim(UUID booking, long version, UUID node, int from, int to, int cores, String... gpus) {
        return new BookingClaim(booking, version, node, Grid.startOf(from), Grid.startOf(to), cores, 1, List.of(gpus));
    }

    static BookingClaim nothing(UUID booking, long version) {
        return new BookingClaim(booking, version, null, MORNING, MORNING.plusSeconds(3600), 0, 0, List.of());
    }

    static ComputeAsk cores(int cores, int slots) {
        return new ComputeAsk(cores, 1, 0, Set.of(), slots);
    }

    static ComputeAsk gpus(int gpus, int slots) {
        return new ComputeAsk(1, 1, gpus, Set.of(), slots);
    }
}
