package dev.berth.platform.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * One relay's share of the lanes. Once a second it renews its leases, takes free lanes up to its share and marks what is
 * too many, which the lane's own thread then gives back. A lease only keeps two relays from doing the same work; that an
 * earlier owner can publish nothing more is Kafka's part, see {@link LaneProducer}.
 */
final class LaneOwnership {
    /** A relay that failed to publish lets the others have its lanes for this long. */
    private static final Duration UNABLE_FOR = Duration.ofSeconds(30);

    private record Held(UUID producer, long untilNanos) {}

    private final LaneLeases leases;
    private final Duration lease;
    private final UUID relay = UUID.randomUUID();
    private final Map<Integer, Held> held = new ConcurrentHashMap<>();
    private volatile Set<Integer> surplus = Set.of();
    private volatile boolean able = true;
    private volatile long failedNanos;

    LaneOwnership(LaneLeases leases, Duration lease) {
        this.leases = leases;
        this.lease = lease;
    }

    /** The lane's id at Kafka, for as long as this relay owns the lane. */
    Optional<UUID> producerOf(int lane) {
        return Optional.ofNullable(held.get(lane))
                .filter(it -> it.untilNanos() - System.nanoTime() > 0)
                .map(Held::producer);
    }

    /** Whether another relay is waiting for this lane. */
    boolean isSurplus(int lane) {
        return surplus.contains(lane);
    }

    /** A lane that its thread gives back meanwhile waits, or the answer of the database would bring it back. */
    synchronized void renew() {
        long asked = System.nanoTime();
        if (isAble(asked)) {
            leases.join(relay, lease);
        } else {
            leases.leave(relay);
        }
        int share = share(leases.relays(lease));
        List<LaneLeases.Lease> mine = leases.renew(relay, lease);
        held.keySet().retainAll(mine.stream().map(LaneLeases.Lease::lane).collect(Collectors.toSet()));
        hold(mine, asked);
        surplus = mine.stream().skip(share).map(LaneLeases.Lease::lane).collect(Collectors.toUnmodifiableSet());
        if (mine.size() < share) {
            hold(leases.take(relay, share - mine.size(), lease), asked);
        }
    }

    /** The lane's thread is done with it. */
    synchronized void giveBack(int lane) {
        held.remove(lane);
        leases.release(relay, lane);
    }

    void published() {
        able = true;
    }

    /** Kafka does not answer this relay; it may answer another. */
    void failed() {
        failedNanos = System.nanoTime();
        able = false;
    }

    /** The relay stops: the others take its lanes at once. */
    void leave() {
        leases.leave(relay);
        List.copyOf(held.keySet()).forEach(this::giveBack);
    }

    private boolean isAble(long now) {
        return able || now - failedNanos > UNABLE_FOR.toNanos();
    }

    /** Where no relay is able to publish, each goes on trying with what it gets. */
    private int share(int ableRelays) {
        if (ableRelays == 0) {
            return OutboxTable.LANES;
        }
        return isAble(System.nanoTime()) ? Math.ceilDiv(OutboxTable.LANES, ableRelays) : 0;
    }

    private void hold(List<LaneLeases.Lease> leased, long asked) {
        leased.forEach(it -> held.put(it.lane(), new Held(it.producer(), asked + lease.toNanos())));
    }
}
