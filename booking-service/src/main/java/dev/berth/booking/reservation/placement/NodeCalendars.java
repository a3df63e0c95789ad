package dev.berth.booking.reservation.placement;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.grid.Window;
import dev.berth.booking.node.NodeWish;
import dev.berth.booking.node.PlaceableNode;
import dev.berth.booking.reservation.ledger.NodeLoads;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads the calendars of nodes from the ledger: two queries, however many nodes. */
@Component
class NodeCalendars {
    private final NodeLoads loads;

    NodeCalendars(NodeLoads loads) {
        this.loads = loads;
    }

    List<NodeCalendar> read(Collection<PlaceableNode> nodes, NodeWish wish, Window span) {
        Map<UUID, BitSet> full = fullSlots(nodes, wish, span);
        Map<String, BitSet> gpus = gpuSlots(nodes, wish, span);
        return nodes.stream()
                .map(node -> new NodeCalendar(
                        node,
                        withClosed(full.getOrDefault(node.id(), new BitSet()), node, span),
                        node.gpuUuids().stream()
                                .map(gpu -> gpus.getOrDefault(gpu, new BitSet()))
                                .toList(),
                        wish.gpus()))
                .toList();
    }

    /** A slot in which the node still sleeps, or is in maintenance, is as good as full. */
    private static BitSet withClosed(BitSet full, PlaceableNode node, Window span) {
        if (!node.times().allow(span)) {
            for (int slot = 0; slot < span.slots(); slot++) {
                Instant start = span.startsAt().plus(Grid.SLOT.multipliedBy(slot));
                if (!node.times().allow(new Window(start, start.plus(Grid.SLOT)))) {
                    full.set(slot);
                }
            }
        }
        return full;
    }

    private Map<UUID, BitSet> fullSlots(Collection<PlaceableNode> nodes, NodeWish wish, Window span) {
        Map<UUID, PlaceableNode> byId = new HashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        Map<UUID, BitSet> full = new HashMap<>();
        for (NodeLoads.Use use : loads.uses(byId.keySet(), span)) {
            PlaceableNode node = byId.get(use.nodeId());
            if (node != null
                    && (use.cores() + wish.cores() > node.cores()
                            || use.memoryGb() + wish.memoryGb() > node.memoryGb())) {
                full.computeIfAbsent(use.nodeId(), id -> new BitSet()).set(slotOf(use.slot(), span));
            }
        }
        return full;
    }

    private Map<String, BitSet> gpuSlots(Collection<PlaceableNode> nodes, NodeWish wish, Window span) {
        if (wish.gpus() == 0) {
            return Map.of();
        }
        List<String> all =
                nodes.stream().flatMap(node -> node.gpuUuids().stream()).toList();
        Map<String, BitSet> taken = new HashMap<>();
        for (NodeLoads.GpuUse use : loads.gpuUses(all, span)) {
            taken.computeIfAbsent(use.gpuUuid(), id -> new BitSet())
                    .set(
                            Math.max(0, slotOf(use.window().startsAt(), span)),
                            Math.max(0, slotOf(use.window().endsAt(), span)));
        }
        return taken;
    }

    static int slotOf(Instant instant, Window span) {
        return (int) Duration.between(span.startsAt(), instant).dividedBy(Grid.SLOT);
    }
}
