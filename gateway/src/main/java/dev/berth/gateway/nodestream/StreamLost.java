package dev.berth.gateway.nodestream;

/** There is no stream to the workspace, or it broke off. */
public final class StreamLost extends RuntimeException {
    StreamLost(String why) {
        super(why, null, false, false);
    }
}
