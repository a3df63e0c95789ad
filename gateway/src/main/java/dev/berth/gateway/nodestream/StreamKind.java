package dev.berth.gateway.nodestream;

/** What is at a stream's end on the node. */
public enum StreamKind {
    /** The port of the workspace. */
    WORKSPACE("workspace"),
    /** The agent, which answers what is asked about the workspace. */
    WATCH("watch");

    private final String wireName;

    StreamKind(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
