package dev.berth.agent.loop;

import dev.berth.agent.reconcile.DesiredWorkspace;
import java.util.Collection;

/** Somebody who wants workspaces on this node. */
public interface DesiredSource {
    Collection<DesiredWorkspace> desired();

    /** Whether everything that this source wants is known, so that what it does not name is unwanted. */
    boolean isComplete();

    /**
     * Whether a restarted agent would still know what this source wants. Writes it down now where that failed before.
     */
    default boolean isWrittenDown() {
        return true;
    }

    void onChange(Runnable then);
}
