package dev.berth.local.demo;

import dev.berth.local.simulation.SimulatedNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the compute bookings of a day were: never more on a node than it has. */
record PastNodes(List<SimulatedNode> nodes) {
    record Placed(SimulatedNode node, ComputeWish wish, List<String> gpuUuids) {}

    Day freshDay() {
        return new Day(nodes);
    }

    static final class Day {
        private final List<SimulatedNode> nodes;
        private final List<Placed> placed = new ArrayList<>();

        private Day(List<SimulatedNode> nodes) {
            this.nodes = nodes;
        }

        /** On the least used node that has room. */
        Optional<Placed> place(ComputeWish wish) {
            var chosen = nodes.stream()
                    .filter(node -> fits(node, wish))
                    .min(Comparator.comparingDouble(node -> (double) cores(node, wish) / node.cores()))
                    .map(node -> new Placed(node, wish, freeGpus(node, wish)));
            chosen.ifPresent(placed::add);
            return chosen;
        }

        private boolean fits(SimulatedNode node, ComputeWish wish) {
            int memory = beside(node, wish)
                    .mapToInt(it -> it.wish().work().memoryGb())
                    .sum();
            return cores(node, wish) + wish.work().cores() <= node.cores()
                    && memory + wish.work().memoryGb() <= node.memoryGb()
                    && freeGpus(node, wish).size() == wish.work().gpus();
        }

        private int cores(SimulatedNode node, ComputeWish wish) {
            return beside(node, wish).mapToInt(it -> it.wish().work().cores()).sum();
        }

        private List<String> freeGpus(SimulatedNode node, ComputeWish wish) {
            var taken = beside(node, wish).flatMap(it -> it.gpuUuids().stream()).toList();
            return node.gpus().stream()
                    .map(SimulatedNode.Gpu::uuid)
                    .filter(it -> !taken.contains(it))
                    .limit(wish.work().gpus())
                    .toList();
        }

        private Stream<Placed> beside(SimulatedNode node, ComputeWish wish) {
            return placed.stream()
                    .filter(it -> it.node().equals(node))
                    .filter(it ->
                            it.wish().slot().startsAt().isBefore(wish.slot().endsAt())
                                    && wish.slot()
                                            .startsAt()
                                            .isBefore(it.wish().slot().endsAt()));
        }
    }
}
