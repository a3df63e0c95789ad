package dev.berth.agent.stream;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The control plane asks this node to open a stream.
 *
 * @param ticket says at the gateway which request waits for the stream; it works once
 * @param kind what is to be at this end of the stream
 */
public record StreamRequest(String ticket, UUID bookingId, String kind) {
    /** It becomes a part of a path below the control plane's own address, and never anything else. */
    private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9_.-]{1,512}");

    public StreamRequest {
        if (!TICKET.matcher(ticket).matches()) {
            throw new IllegalArgumentException("This is not a stream's ticket");
        }
    }

    /** The ticket is a secret until it was used. */
    @Override
    public String toString() {
        return "StreamRequest[" + bookingId + ", " + kind + "]";
    }
}
