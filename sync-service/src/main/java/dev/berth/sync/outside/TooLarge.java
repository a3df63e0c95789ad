package dev.berth.sync.outside;

import java.io.IOException;

/** An answer that is longer than anything that is read. */
public final class TooLarge extends IOException {
    private final long most;

    TooLarge(long most) {
        super("The answer is larger than " + most + " bytes");
        this.most = most;
    }

    /** In bytes. */
    public long most() {
        return most;
    }
}
