package dev.berth.agent.stream;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** The end of a stream on this node. Closing it ends a read or write that is under way. */
interface LocalEnd extends Closeable {
    InputStream input() throws IOException;

    OutputStream output() throws IOException;

    /** A connection to a workspace's port. */
    static LocalEnd connect(InetSocketAddress address, Duration within) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, Math.toIntExact(within.toMillis()));
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
        return new LocalEnd() {
            @Override
            public InputStream input() throws IOException {
                return socket.getInputStream();
            }

            @Override
            public OutputStream output() throws IOException {
                return socket.getOutputStream();
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        };
    }
}
