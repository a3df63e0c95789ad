package dev.berth.agentservice.link;

/** Why this service ends a link, as a WebSocket close code. */
enum Ending {
    GOING_AWAY(1001, "The service stops"),
    UNREADABLE(4400, "A frame could not be understood"),
    REFUSED(4401, "This node is not known here, is revoked, or did not prove its key"),
    TOO_SLOW(4408, "Nothing came in time"),
    REPLACED(4409, "The node has opened a newer link"),
    TOO_MUCH(4429, "Too many frames");

    private final int code;
    private final String reason;

    Ending(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
