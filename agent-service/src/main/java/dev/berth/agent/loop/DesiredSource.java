package dev.berth.agent.loop;

import dev.berth.agent.reconcile.DesiredWorkspace;
import java.util.Collection;

/** Somebody who wants workspaces on this node. */
public interface DesiredSource {
    Collection<DesiredWorkspace> desired();

    /** Whether everything that this source wants is known, so that what it does not name is unwanted. */
    boolean isComplete();

    void onChange(Runnable then);
}
