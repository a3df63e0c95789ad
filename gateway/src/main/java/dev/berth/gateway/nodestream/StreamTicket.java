package dev.berth.gateway.nodestream;

/**
 * What a node presents when it opens a stream.
 *
 * @param text all of it, as the node sends it
 * @param gateway host and port of the gateway that waits for the stream
 * @param token names the request that waits there; it cannot be guessed
 */
record StreamTicket(String text, String gateway, String token) {
    @Override
    public String toString() {
        return "StreamTicket[" + gateway + "]";
    }
}
