package dev.berth.gateway.nodestream;

/** The workspace has as many streams open as one may have. */
public final class TooManyStreams extends RuntimeException {
    TooManyStreams() {
        super("Too many streams to one workspace", null, false, false);
    }
}
