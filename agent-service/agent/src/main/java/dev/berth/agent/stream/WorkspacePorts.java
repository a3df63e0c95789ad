package dev.berth.agent.stream;

import dev.berth.agent.reconcile.Address;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.UUID;

/** Connections to the ports of this node's workspaces. */
public final class WorkspacePorts implements LocalEnds {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);

    private final WorkspaceAddresses addresses;

    public WorkspacePorts(WorkspaceAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public LocalEnd open(UUID bookingId) throws IOException {
        Address address = addresses.find(bookingId).orElseThrow(() -> new IOException("this node does not run it"));
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(
                    new InetSocketAddress(address.host(), address.port()), Math.toIntExact(CONNECT_WITHIN.toMillis()));
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
        return new Connection(socket);
    }

    private record Connection(Socket socket) implements LocalEnd {
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
    }
}
