package dev.berth.availability.compute;

import dev.berth.availability.grid.FirstStart;
import dev.berth.availability.occupancy.ByName;
import dev.berth.availability.occupancy.Change;
import dev.berth.availability.occupancy.ChangeListener;
import dev.berth.availability.occupancy.Fill;
import dev.berth.availability.occupancy.Filter;
import dev.berth.availability.occupancy.Guard;
import dev.berth.availability.occupancy.Holder;
import dev.berth.availability.occupancy.Holders;
import dev.berth.availability.occupancy.Kind;
import dev.berth.availability.occupancy.Offer;
import dev.berth.availability.occupancy.Offer.LeftIn;
import dev.berth.availability.occupancy.Soonest;
import dev.berth.availability.occupancy.Stretch;
import dev.berth.availability.occupancy.Stretch.Left;
import dev.berth.availability.occupancy.Timelines;
import dev.berth.availability.occupancy.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All nodes over time, and which of them could serve a wish. */
@Component
public class Nodes implements Holders, Timelines {
    private final Guard guard;
    private final ChangeListener listener;
    private final Map<UUID, NodeTimeline> nodes = new HashMap<>();
    private final ByName<NodeTimeline> byName = new ByName<>();
    private int today;

    public Nodes(Guard guard, ChangeListener listener) {
        this.guard = guard;
        this.listener = listener;
    }

    @Override
    public Kind kind() {
        return Kind.NODE;
    }

    @Override
    public Holder holder(UUID id) {
        return timeline(id);
    }

    private NodeTimeline timeline(UUID id) {
        return nodes.computeIfAbsent(id, any -> new NodeTimeline(id, today));
    }

    public void apply(NodeFacts facts) {
        guard.writing(() -> {
            if (timeline(facts.id()).describe(facts)) {
                byName.forget();
                listener.changed(Change.ofResource(Kind.NODE, facts.id(), today));
            }
        });
    }

    public void remove(UUID nodeId) {
        guard.writing(() -> {
            NodeTimeline node = nodes.get(nodeId);
            if (node != null && node.facts() != null) {
                node.remove();
                byName.forget();
                listener.changed(Change.ofResource(Kind.NODE, nodeId, today));
            }
        });
    }

    @Override
    public void forgetDaysBefore(int slot) {
        today = slot;
        nodes.values().forEach(node -> node.forgetDaysBefore(slot));
    }

    /** Nodes that can serve this wish some time before the horizon, the soonest first. */
    public List<Offer> search(ComputeAsk ask, Window window, @Nullable UUID onlyNode, int limit) {
        return guard.reading(() -> {
            Soonest<Candidate> soonest = new Soonest<>(limit);
            FirstStart finder = new FirstStart(ask.slots(), ask.gpus());
            for (NodeTimeline node : candidates(onlyNode)) {
                int before = soonest.bound(window.horizon());
                if (before <= window.from()) {
                    break;
                }
                consider(node, ask, window, before, finder, soonest);
            }
            // Last, because a first start is found quickly and all runs of the window are not.
            return soonest.inOrder().stream()
                    .map(it -> it.what().offer(ask, window, it.slot()))
                    .toList();
        });
    }

    private static void consider(
            NodeTimeline node,
            ComputeAsk ask,
            Window window,
            int before,
            FirstStart finder,
            Soonest<Candidate> soonest) {
        NodeFacts facts = node.facts();
        if (facts != null && facts.canEverServe(ask)) {
            FreeTime free = node.freeTime(facts, ask);
            int start = free.firstStart(finder, window.from(), before, window.horizon());
            if (start != FirstStart.NONE) {
                soonest.offer(new Candidate(node, facts, free), start);
            }
        }
    }

    private record Candidate(NodeTimeline node, NodeFacts facts, FreeTime free) {
        Offer offer(ComputeAsk ask, Window window, int start) {
            return new Offer(
                    Kind.NODE,
                    facts.id(),
                    facts.name(),
                    free.runs(window.from(), window.to(), ask.slots()),
                    start,
                    node.left(facts, window.from(), window.to()));
        }
    }

    /** A node is full when no core or no memory is left. Nodes have no branch; where they stand is their site. */
    @Override
    public List<Stretch> stretches(Filter filter, int from, int to, Instant now, Predicate<List<Stretch>> goOn) {
        return guard.reading(() -> {
            List<Stretch> stretches = new ArrayList<>();
            for (NodeTimeline node : candidates(filter.id())) {
                NodeFacts facts = node.facts();
                if (facts != null && facts.isPlaceable() && filter.takes(facts.id(), "", facts.site())) {
                    addStretches(stretches, facts, node, from, to);
                    if (!goOn.test(stretches)) {
                        break;
                    }
                }
            }
            return stretches;
        });
    }

    private static void addStretches(List<Stretch> stretches, NodeFacts node, NodeTimeline timeline, int from, int to) {
        for (LeftIn part : timeline.left(node, from, to)) {
            stretches.add(new Stretch(
                    Kind.NODE,
                    node.id(),
                    node.name(),
                    node.site(),
                    part.from(),
                    part.to(),
                    fillOf(part.left()),
                    part.left(),
                    null));
        }
    }

    private static Fill fillOf(Left left) {
        return left.memoryGb() <= 0 ? Fill.FULL : Fill.ofLeft(left.cores());
    }

    private List<NodeTimeline> candidates(@Nullable UUID onlyNode) {
        if (onlyNode == null) {
            return known();
        }
        NodeTimeline node = nodes.get(onlyNode);
        return node == null ? List.of() : List.of(node);
    }

    private List<NodeTimeline> known() {
        return byName.of(
                nodes.values(),
                node -> node.facts() == null ? null : node.facts().name());
    }

    public int count() {
        return guard.reading(() -> known().size());
    }
}
