package dev.berth.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Stands for agent-service: a test says which bytes it answers a handshake with. */
public final class FakeAgentService {
    private static final int PATIENCE_MILLIS = 10_000;

    private final ServerSocket listening;

    FakeAgentService() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            listening.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** The next connection of the gateway. */
    public RawPeer accept() throws IOException {
        return new RawPeer(listening.accept());
    }
}
