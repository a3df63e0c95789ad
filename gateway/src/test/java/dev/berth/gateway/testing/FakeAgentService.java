package dev.berth.gateway.testing;

import dev.berth.agent.reconcile.Address;
import dev.berth.agent.stream.StreamRequest;
import dev.berth.agent.stream.Streams;
import dev.berth.agent.stream.WorkspacePorts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands for agent-service and the nodes that are linked to it. Of node links a test says itself which bytes answer a handshake; streams
 * are opened by the agent's own code.
 */
public final class FakeAgentService {
    private static final int PATIENCE_SECONDS = 10;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String STREAMS = "POST /internal/node-streams ";

    private final ServerSocket listening;
    private final BlockingQueue<RawPeer> links = new LinkedBlockingQueue<>();
    private final Map<UUID, Integer> workspaces = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Streams streams = new Streams(
            this::streamAddress,
            http,
            Map.of(
                    Streams.WORKSPACE,
                    new WorkspacePorts(booking ->
                            Optional.ofNullable(workspaces.get(booking)).map(port -> new Address("127.0.0.1", port))),
                    Streams.WATCH,
                    new WorkspacePorts(booking ->
                            Optional.ofNullable(workspaces.get(booking)).map(port -> new Address("127.0.0.1", port)))));
    private final BlockingQueue<JsonNode> asked = new LinkedBlockingQueue<>();
    private volatile UnaryOperator<String> gatewayOfTicket = UnaryOperator.identity();

    FakeAgentService() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accepting);
    }

    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** The gateway's next connection for a node link. */
    public RawPeer accept() throws IOException {
        try {
            var next = links.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new IOException("No link was opened");
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The node runs this workspace, at this port of this machine. */
    public void runs(UUID booking, int port) {
        workspaces.put(booking, port);
    }

    /** The node that runs it has no link any more. */
    public void lost(UUID booking) {
        workspaces.remove(booking);
    }

    /** Streams of nodes that are open or being opened. */
    public int openStreams() {
        return streams.count();
    }

    /** What gateways have asked for since the last call. */
    public BlockingQueue<JsonNode> asked() {
        return asked;
    }

    /** @param dialled makes the host and port that nodes dial out of the one that waits */
    public void nodesDial(UnaryOperator<String> dialled) {
        gatewayOfTicket = dialled;
    }

    private URI streamAddress(String ticket) {
        var waiting = new String(Base64.getUrlDecoder().decode(ticket.split("\\.")[0]), StandardCharsets.UTF_8);
        return URI.create("ws://" + gatewayOfTicket.apply(waiting) + "/api/v1/node-streams/" + ticket);
    }

    private void accepting() {
        while (true) {
            try {
                var socket = listening.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        if (!answer(socket)) {
            return;
        }
        try {
            socket.close();
        } catch (IOException gone) {
            // the gateway has let go of it already
        }
    }

    /** @return false when the connection is a link, which a test takes over */
    private boolean answer(Socket socket) {
        try {
            var peer = new RawPeer(socket);
            var head = peer.receiveHead();
            if (!head.startsWith(STREAMS)) {
                links.add(peer.with(new SequenceInputStream(
                        new ByteArrayInputStream(head.getBytes(StandardCharsets.ISO_8859_1)),
                        socket.getInputStream())));
                return false;
            }
            while (head.startsWith(STREAMS)) {
                var body = new String(peer.receive(lengthOf(head)), StandardCharsets.UTF_8);
                peer.send(openStream(JSON.readTree(body)));
                head = peer.receiveHead();
            }
        } catch (IOException over) {
            // nothing more was asked on this connection
        }
        return true;
    }

    private String openStream(JsonNode request) {
        asked.add(request);
        var booking = UUID.fromString(request.path("bookingId").asString());
        if (!workspaces.containsKey(booking)) {
            return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
        }
        streams.open(new StreamRequest(
                request.path("ticket").asString(), booking, request.path("kind").asString()));
        return "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";
    }

    private static int lengthOf(String head) {
        return head.lines()
                .filter(it -> it.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(it -> Integer.parseInt(
                        it.substring("content-length:".length()).trim()))
                .findFirst()
                .orElse(0);
    }
}
