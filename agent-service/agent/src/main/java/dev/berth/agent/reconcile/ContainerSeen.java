package dev.berth.agent.reconcile;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One container of ours as the runtime shows it.
 *
 * @param generation of the wish that it was made for
 * @param excess what it took that it may not take, in words for its owner
 */
public record ContainerSeen(
        WorkspaceKey key,
        String id,
        Condition condition,
        Claim claim,
        long generation,
        @Nullable Exit exit,
        @Nullable Instant startedAt,
        @Nullable Address address,
        boolean answering,
        @Nullable String excess) {

    public enum Condition {
        /** Made ahead of its start. It holds its place on the disk, but no cores, memory or GPUs. */
        CREATED,
        RUNNING,
        EXITED,
        /** On its way out by itself; there is nothing to do but wait. */
        REMOVING
    }

    /** How a container ended. */
    public record Exit(int code, boolean outOfMemory, Instant at) {
        public String inWords() {
            return outOfMemory ? "it ran out of memory" : "exit code " + code;
        }
    }

    /** After a run this long an exit counts as the first again. */
    static final Duration LONG_RUN = Duration.ofMinutes(5);

    boolean ranLong() {
        return startedAt != null && exit != null && exit.at().isAfter(startedAt.plus(LONG_RUN));
    }

    public ContainerSeen exceeding(String what) {
        return new ContainerSeen(key, id, condition, claim, generation, exit, startedAt, address, answering, what);
    }

    public ContainerSeen answeringNow() {
        return new ContainerSeen(key, id, condition, claim, generation, exit, startedAt, address, true, excess);
    }
}
