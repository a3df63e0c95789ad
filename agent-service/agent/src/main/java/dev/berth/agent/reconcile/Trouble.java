package dev.berth.agent.reconcile;

/** The last thing that went wrong for a workspace, and at what. */
public record Trouble(At at, String message) {
    public enum At {
        PULLING,
        STARTING,
        ENDING
    }
}
