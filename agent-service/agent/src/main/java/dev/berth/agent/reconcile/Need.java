package dev.berth.agent.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is asked of a workspace at this moment. */
enum Need {
    /** Not ours to judge yet. */
    LEFT_ALONE,
    PREPARED,
    THERE,
    GONE;

    static Need of(@Nullable DesiredWorkspace wanted, Progress progress, Instant now, NodeView node) {
        if (progress.state().isEnding()) {
            return GONE;
        }
        if (wanted == null) {
            return isOrphan(progress, now, node) ? GONE : LEFT_ALONE;
        }
        if (!now.isBefore(wanted.stopsAt(node.patience().endNotice()))) {
            return GONE;
        }
        return now.isBefore(wanted.from()) ? PREPARED : THERE;
    }

    private static boolean isOrphan(Progress progress, Instant now, NodeView node) {
        return node.knowsAllDesired()
                && progress.unwantedSince() != null
                && !now.isBefore(progress.unwantedSince().plus(node.patience().orphanGrace()));
    }
}
