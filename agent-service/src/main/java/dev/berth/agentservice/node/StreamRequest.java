package dev.berth.agentservice.node;

import java.util.UUID;

/**
 * A gateway waits for a stream of a node.
 *
 * @param ticket with which the node says which request it answers; a secret between that gateway and the node
 * @param kind what is to be at the node's end of the stream
 */
public record StreamRequest(String ticket, UUID bookingId, String kind) {
    @Override
    public String toString() {
        return "StreamRequest[" + bookingId + ", " + kind + "]";
    }
}
