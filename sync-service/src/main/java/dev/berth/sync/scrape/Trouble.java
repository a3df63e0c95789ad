package dev.berth.sync.scrape;

import dev.berth.sync.connector.FailureKind;

/** The portal does not let itself be read. The message is for the person whose account it is. */
final class Trouble extends RuntimeException {
    private final FailureKind kind;

    Trouble(FailureKind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    FailureKind kind() {
        return kind;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
