package dev.berth.agent.link;

/**
 * How a connection ended.
 *
 * @param code the WebSocket close code
 */
record LinkEnd(int code, String reason) {
    static final int NORMAL = 1000;
    /** No close frame was seen: cut, refused or never opened. */
    static final int BROKEN = 1006;

    // The agent's own reasons; Java's client keeps the codes of the protocol itself (1002 to 1011) for itself.
    static final int UNREADABLE = 4400;
    static final int TOO_LONG = 4413;
    /** The service does not accept this node's proof, or the node was revoked. */
    static final int NOT_ACCEPTED = 4401;

    static final int TOO_LATE = 4408;
    /** Another connection with this node's key took the place of this one. */
    static final int REPLACED = 4409;

    static LinkEnd broken(String why) {
        return new LinkEnd(BROKEN, why);
    }

    boolean isRefusal() {
        return code == NOT_ACCEPTED || code == TOO_LATE || code == REPLACED;
    }

    String inWords() {
        String meaning = switch (code) {
            case NOT_ACCEPTED -> "the control plane does not accept this node";
            case REPLACED -> "another agent uses this node's key";
            case TOO_LATE -> "the greeting took too long";
            case TOO_LONG -> "a message was too long";
            case UNREADABLE -> "a message could not be read";
            default -> "the connection ended";
        };
        return reason.isBlank() ? meaning : meaning + ": " + reason;
    }
}
