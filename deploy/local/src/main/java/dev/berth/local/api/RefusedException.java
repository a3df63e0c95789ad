package dev.berth.local.api;

import java.io.IOException;

/** Berth answered a call with a problem; the message says which. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
