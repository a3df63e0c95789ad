package dev.berth.booking.node;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event {@code node.reported}, with what this service uses of it.
 *
 * @param version a time of the node; orders the reports of an agent from before the node link
 */
record NodeReport(
        long version,
        Instant occurredAt,
        Reporter node,
        @Nullable List<ObservedWorkspace> workspaces,
        @Nullable Long epoch,
        @Nullable Long sequence) {

    record Reporter(
            UUID id,
            String agentVersion,
            @Nullable String runtime,
            int cores,
            int memoryGb,
            @Nullable List<Gpu> gpus,
            @Nullable List<String> images,
            @Nullable Load load) {}

    /** @param cpu share of all cores, 0 to 1 */
    record Load(double cpu, double memoryGbUsed) {}

    /** Over a link: the control plane gave the epoch, and the sequence begins anew with each. An older agent has neither. */
    boolean isOfALink() {
        return epoch != null && sequence != null;
    }

    long epochOrZero() {
        return epoch == null ? 0 : epoch;
    }

    long sequenceOrZero() {
        return sequence == null ? 0 : sequence;
    }

    /** By the time it says or by its version, which is a time as well. */
    boolean isAheadOf(Instant limit) {
        return occurredAt.isAfter(limit) || version > limit.toEpochMilli();
    }

    UUID nodeId() {
        return node.id();
    }

    Capacity capacity() {
        return new Capacity(node.cores(), node.memoryGb(), node.gpus() == null ? List.of() : node.gpus());
    }

    Software software() {
        return new Software(node.agentVersion(), node.runtime(), node.images() == null ? List.of() : node.images());
    }

    @Nullable
    Load load() {
        return node.load();
    }

    List<ObservedWorkspace> observed() {
        return workspaces == null ? List.of() : workspaces;
    }
}
