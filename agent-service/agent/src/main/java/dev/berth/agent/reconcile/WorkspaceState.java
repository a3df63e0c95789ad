package dev.berth.agent.reconcile;

/** The states of a workspace, in the only direction they move. {@code waking} is the control plane's. */
public enum WorkspaceState {
    SCHEDULED,
    PREPARING,
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    FAILED;

    boolean isFinal() {
        return this == STOPPED || this == FAILED;
    }

    /** Once it is on its way out it never comes back, whatever is asked for later. */
    boolean isEnding() {
        return compareTo(STOPPING) >= 0;
    }

    WorkspaceState notBefore(WorkspaceState earlier) {
        return compareTo(earlier) >= 0 ? this : earlier;
    }
}
