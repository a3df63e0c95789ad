package dev.berth.booking.reservation.placement;

import dev.berth.booking.grid.Window;
import dev.berth.booking.node.NodeDirectory;
import dev.berth.booking.node.NodeWish;
import dev.berth.booking.node.PlaceableNode;
import dev.berth.booking.reservation.ledger.NodeLoads;
import dev.berth.booking.reservation.ledger.NodeLoads.Peak;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where a wish could go. */
@Component
public class Placements {
    /** How far from the wished start an alternative may lie. */
    private static final Duration SEARCH = Duration.ofDays(7);

    private final NodeDirectory nodes;
    private final NodeLoads loads;
    private final NodeCalendars calendars;

    Placements(NodeDirectory nodes, NodeLoads loads, NodeCalendars calendars) {
        this.nodes = nodes;
        this.loads = loads;
        this.calendars = calendars;
    }

    /** The nodes that look as if they had room, the least loaded first. Whether they do, the ledger decides. */
    public List<PlaceableNode> candidates(NodeWish wish, Window window) {
        return candidates(nodes.fitting(wish), wish, window);
    }

    /** The same for what starts within minutes. */
    public List<PlaceableNode> candidatesThatAreUp(NodeWish wish, Window window) {
        return candidates(nodes.fittingAndUp(wish), wish, window);
    }

    private List<PlaceableNode> candidates(List<PlaceableNode> fitting, NodeWish wish, Window window) {
        if (fitting.isEmpty()) {
            return fitting;
        }
        Map<UUID, Peak> peaks =
                loads.peaks(fitting.stream().map(PlaceableNode::id).toList(), window);
        return LeastLoaded.first(
                fitting.stream().filter(it -> it.times().allow(window)).toList(), peaks, wish);
    }

    /** Those that answer or sleep before those that are offline; then by how full they are at their fullest; then by name. */
    static final class LeastLoaded {
        private LeastLoaded() {}

        static List<PlaceableNode> first(List<PlaceableNode> nodes, Map<UUID, Peak> peaks, NodeWish wish) {
            return nodes.stream()
                    .filter(node -> hasRoom(node, peaks.getOrDefault(node.id(), Peak.NONE), wish))
                    .sorted(Comparator.comparing(
                                    (PlaceableNode node) -> node.times().offline())
                            .thenComparingDouble(node -> share(node, peaks.getOrDefault(node.id(), Peak.NONE)))
                            .thenComparing(PlaceableNode::name)
                            .thenComparing(PlaceableNode::id))
                    .toList();
        }

        private static boolean hasRoom(PlaceableNode node, Peak peak, NodeWish wish) {
            return peak.cores() + wish.cores() <= node.cores() && peak.memoryGb() + wish.memoryGb() <= node.memoryGb();
        }

        private static double share(PlaceableNode node, Peak peak) {
            double machine = Math.max((double) peak.cores() / node.cores(), (double) peak.memoryGb() / node.memoryGb());
            int gpus = node.gpuUuids().size();
            return gpus == 0 ? machine : Math.max(machine, (double) peak.gpus() / gpus);
        }
    }

    /**
     * What to tell somebody whose wish no node has room for.
     *
     * @param bookable from the earliest to the latest start that the rules allow
     */
    public NoRoom explain(NodeWish wish, Window wished, Window bookable) {
        List<PlaceableNode> fitting = nodes.fitting(wish);
        if (fitting.isEmpty()) {
            return new NoRoom("No node in service has these tags and is this large.", List.of(), List.of());
        }
        Window span = searchSpan(wished, bookable);
        Alternatives search = new Alternatives(calendars.read(fitting, wish, span), span);
        return new NoRoom("No machine is free then.", search.conflicts(wished), search.around(wished));
    }

    /** One node that a booking is bound to, because it runs there or an admin chose it. */
    public NoRoom explainFor(PlaceableNode node, NodeWish wish, Window wished) {
        Alternatives search = new Alternatives(calendars.read(List.of(node), wish, wished), wished);
        return new NoRoom(node.name() + " is taken at that time.", search.conflicts(wished), List.of());
    }

    private static Window searchSpan(Window wished, Window bookable) {
        return new Window(
                later(wished.startsAt().minus(SEARCH), bookable.startsAt()),
                earlier(wished.endsAt().plus(SEARCH), bookable.endsAt().plus(wished.length())));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
