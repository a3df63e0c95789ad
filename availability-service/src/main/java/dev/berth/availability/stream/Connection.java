package dev.berth.availability.stream;

import java.io.IOException;

/** The way to one browser, which never blocks. */
public interface Connection {
    /** Whether all was sent on and it takes something now; when not, {@link Subscriber#canTakeMore} is called once it does. */
    boolean takesMore() throws IOException;

    void write(byte[] bytes) throws IOException;

    /** Ends the answer properly. */
    void end();

    /** Cuts it off: the other side does not read. */
    void cut();
}
