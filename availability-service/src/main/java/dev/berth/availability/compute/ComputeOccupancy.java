package dev.berth.availability.compute;

import dev.berth.availability.grid.Grid;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who holds what of which node, in memory. One thread writes (the follower of the topics), searches read side by side; a
 * search sees every booking entirely or not at all, also one that moves from node to node.
 */
@Component
public class ComputeOccupancy {
    /** A booking's version outlives it for a day, so that an old event that is delivered again stays without effect. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final Comparator<Candidate> SOONEST_FIRST = Comparator.comparingInt(Candidate::nextStart)
            .thenComparing(candidate -> candidate.facts().name())
            .thenComparing(candidate -> candidate.facts().id());

    private final Map<UUID, NodeTimeline> nodes = new HashMap<>();
    private final Map<UUID, Held> bookings = new HashMap<>();
    private int today;
    private int remembered;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    public void apply(BookingClaim claim) {
        writing(() -> {
            Held before = bookings.get(claim.bookingId());
            if (before != null && before.version() >= claim.version()) {
                return;
            }
            Held now = Held.of(claim, claim.nodeId() == null ? null : timeline(claim.nodeId()));
            replace(before, now);
            remember(claim.bookingId(), now);
        });
    }

    /** A topic read from its beginning tells of years of bookings; those that are over are not kept at all. */
    private void remember(UUID bookingId, Held held) {
        if (held.to() < remembered) {
            bookings.remove(bookingId);
        } else {
            bookings.put(bookingId, held);
        }
    }

    private static void replace(@Nullable Held before, Held now) {
        if (before != null) {
            before.letGo();
        }
        now.take();
    }

    public void removeBooking(UUID bookingId) {
        writing(() -> {
            Held held = bookings.remove(bookingId);
            if (held != null) {
                held.letGo();
            }
        });
    }

    public void apply(NodeFacts facts) {
        writing(() -> timeline(facts.id()).describe(facts));
    }

    public void removeNode(UUID nodeId) {
        writing(() -> timeline(nodeId).remove());
    }

    /** Drops the days that are over, and bookings that ended long enough ago. */
    public void forgetBefore(Instant now) {
        writing(() -> {
            today = Grid.slotAt(now);
            remembered = Grid.slotAt(now.minus(REMEMBERED));
            nodes.values().forEach(node -> node.forgetDaysBefore(today));
            bookings.values().removeIf(held -> held.to() < remembered);
        });
    }

    /** Nodes that can serve this wish some time before the horizon, the soonest first. */
    public List<NodeOffer> search(ComputeAsk ask, ComputeWindow window, @Nullable UUID onlyNode, int limit) {
        return reading(() -> candidates(onlyNode)
                .flatMap(node -> Candidate.of(node, ask, window).stream())
                .sorted(SOONEST_FIRST)
                .limit(limit)
                // Last, because a first start is found quickly and all runs of the window are not.
                .map(candidate -> candidate.offer(ask, window))
                .toList());
    }

    private Stream<NodeTimeline> candidates(@Nullable UUID onlyNode) {
        return onlyNode == null ? nodes.values().stream() : Stream.ofNullable(nodes.get(onlyNode));
    }

    public int nodeCount() {
        return reading(() -> (int)
                nodes.values().stream().filter(node -> node.facts() != null).count());
    }

    public int bookingCount() {
        return reading(bookings::size);
    }

    private NodeTimeline timeline(UUID nodeId) {
        return nodes.computeIfAbsent(nodeId, any -> new NodeTimeline(today));
    }

    private void writing(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T reading(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
