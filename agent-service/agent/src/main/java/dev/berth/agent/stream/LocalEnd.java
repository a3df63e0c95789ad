package dev.berth.agent.stream;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The end of a stream on this node. Closing it ends a read or write that is under way. */
public interface LocalEnd extends Closeable {
    InputStream input() throws IOException;

    OutputStream output() throws IOException;
}
