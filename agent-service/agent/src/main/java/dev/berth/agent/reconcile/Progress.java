package dev.berth.agent.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the agent remembers of a workspace between passes, and across restarts: its state (which only moves forward),
 * how often something failed, and before when not to try again.
 */
public record Progress(
        WorkspaceState state,
        Instant since,
        @Nullable String reason,
        int failures,
        Instant notBefore,
        @Nullable Trouble trouble,
        @Nullable Instant unwantedSince) {

    public static Progress fresh(Instant now) {
        return new Progress(WorkspaceState.SCHEDULED, now, null, 0, Instant.EPOCH, null, null);
    }

    /** A workspace that must go does not wait out a pause that was meant for starting it. */
    Progress to(WorkspaceState next, @Nullable String why, Instant now) {
        if (next == state) {
            return new Progress(state, since, why, failures, notBefore, trouble, unwantedSince);
        }
        Instant pause = next.isEnding() ? Instant.EPOCH : notBefore;
        return new Progress(next, now, why, failures, pause, trouble, unwantedSince);
    }

    public Progress failed(String why, Instant now) {
        return state.isFinal() ? this : to(WorkspaceState.FAILED, why, now);
    }

    Progress unwanted(Instant now) {
        return unwantedSince != null ? this : new Progress(state, since, reason, failures, Instant.EPOCH, trouble, now);
    }

    Progress wanted() {
        return unwantedSince == null ? this : new Progress(state, since, reason, failures, notBefore, trouble, null);
    }

    Progress paused(int failuresNow, Instant until, @Nullable Trouble what) {
        return new Progress(state, since, reason, failuresNow, until, what, unwantedSince);
    }

    boolean mayTry(Instant now) {
        return !now.isBefore(notBefore);
    }
}
