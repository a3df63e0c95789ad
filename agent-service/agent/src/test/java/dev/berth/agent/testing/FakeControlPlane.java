package dev.berth.agent.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The few addresses of the control plane that a node calls, over real sockets; it can be away and come back. */
public final class FakeControlPlane implements AutoCloseable {
    public static final String TOKEN = "one-time-token";
    private static final String STREAMS = "/api/v1/node-streams/";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What a node reported. */
    public record Report(JsonNode event, byte[] body, String signature) {}

    /** What happens to one connection instead of the usual. */
    @FunctionalInterface
    public interface Script {
        void run(ServerSocketLink link) throws Exception;
    }

    public final UUID node = UUID.randomUUID();
    public final AtomicReference<JsonNode> redeemed = new AtomicReference<>();
    public final AtomicInteger links = new AtomicInteger();
    public final List<JsonNode> hellos = new CopyOnWriteArrayList<>();
    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private final Map<UUID, JsonNode> wanted = new ConcurrentHashMap<>();
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final Map<String, CompletableFuture<ServerSocketLink>> streams = new ConcurrentHashMap<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable ServerSocketLink live;
    private volatile ServerSocket server;

    public FakeControlPlane() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public void clockAheadBy(Duration by) {
        ahead = by;
    }

    /** The next connection without a script of its own gets this one. */
    public void script(Script script) {
        scripts.add(script);
    }

    public List<Report> reports() {
        return reports;
    }

    public Optional<Report> lastReport() {
        return reports.isEmpty() ? Optional.empty() : Optional.of(reports.getLast());
    }

    public void want(UUID booking, JsonNode event) {
        push(() -> wanted.put(booking, event), "{\"type\":\"workspace\",\"event\":" + event + "}");
    }

    public void forget(UUID booking) {
        push(() -> wanted.remove(booking), "{\"type\":\"forget\",\"bookingId\":\"" + booking + "\"}");
    }

    /** Nothing listens any more, and every connection is cut. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(FakeControlPlane::cut);
        sockets.clear();
    }

    private static void cut(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // The node or a script was quicker.
        }
    }

    /** At the same address again. */
    public void start() throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Challenge, hello and welcome. */
    public JsonNode greet(ServerSocketLink link) throws Exception {
        String nonce =
                Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
        link.send("{\"type\":\"challenge\",\"nonce\":\"" + nonce + "\",\"time\":\"" + Instant.now()
                + "\",\"protocol\":1}");
        JsonNode hello = JSON.readTree(link.read().orElseThrow());
        hellos.add(hello);
        byte[] proved = ("berth-node-link\n" + nonce + "\n"
                        + hello.get("nodeId").asString() + "\n"
                        + hello.get("lastEpoch").asLong())
                .getBytes(StandardCharsets.UTF_8);
        if (!isSigned(proved, hello.get("signature").asString())) {
            link.close(4401, "The signature is wrong");
            throw new IOException("The signature is wrong");
        }
        welcome(
                link,
                Math.max(System.currentTimeMillis(), hello.get("lastEpoch").asLong() + 1));
        return hello;
    }

    public void welcome(ServerSocketLink link, long newEpoch) throws IOException {

        link.send("{\"type\":\"welcome\",\"epoch\":" + newEpoch + ",\"time\":\"" + Instant.now()
                + "\",\"heartbeatSeconds\":10,\"spreadSeconds\":0,\"fromTheFuture\":true}");
    }

    /** What happens to a connection usually. */
    public void serve(ServerSocketLink link) throws Exception {
        greet(link);
        synchronized (this) {
            link.send("{\"type\":\"snapshot-begin\",\"count\":" + wanted.size() + "}");
            for (JsonNode event : wanted.values()) {
                link.send("{\"type\":\"workspace\",\"event\":" + event + "}");
            }
            link.send("{\"type\":\"snapshot-end\"}");
            live = link;
        }
        readReports(link);
    }

    public void readReports(ServerSocketLink link) throws Exception {
        for (var text = link.read(); text.isPresent(); text = link.read()) {
            JsonNode frame = JSON.readTree(text.get());
            if (frame.get("type").asString().equals("report")) {
                byte[] body = frame.get("body").asString().getBytes(StandardCharsets.UTF_8);
                reports.add(new Report(
                        JSON.readTree(body), body, frame.get("signature").asString()));
            }
        }
    }

    /** Whether the key that the node enrolled with signed these bytes. */
    public boolean isSigned(byte[] bytes, String signature) {
        try {
            byte[] key =
                    Base64.getDecoder().decode(redeemed.get().get("publicKey").asString());
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
            verifier.update(bytes);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void push(Runnable change, String message) {
        change.run();
        ServerSocketLink link = live;
        if (link != null) {
            try {
                link.send(message);
            } catch (IOException gone) {
                live = null;
            }
        }
    }

    private void accept() {
        ServerSocket mine = server;
        while (!mine.isClosed()) {
            try {
                Socket socket = mine.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException closed) {
                // The loop's condition ends it.
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            HttpRequestHead request = HttpRequestHead.read(socket.getInputStream());
            switch (request.target()) {
                case "/api/v1/clock" ->
                    respond(socket, 200, "{\"now\":\"" + Instant.now().plus(ahead) + "\"}");
                case "/api/v1/nodes/enrolments/redeem" -> redeem(socket, request);
                case "/api/v1/node-link" -> link(socket, request);
                case String it when it.startsWith(STREAMS) -> stream(socket, request, it.substring(STREAMS.length()));
                default -> respond(socket, 404, "{}");
            }
        } catch (Exception gone) {
            // The node hung up, or a script is done with it.
        } finally {
            sockets.remove(socket);
        }
    }

    /** The node's stream, which stays open for as long as its taker does not close it. */
    public ServerSocketLink openStream(UUID booking, String kind) throws Exception {
        String ticket = "ticket-" + UUID.randomUUID();
        var awaited = new CompletableFuture<ServerSocketLink>();
        streams.put(ticket, awaited);
        push(
                () -> {},
                "{\"type\":\"open-stream\",\"ticket\":\"" + ticket + "\",\"bookingId\":\"" + booking + "\",\"kind\":\""
                        + kind + "\"}");
        return awaited.get(20, TimeUnit.SECONDS);
    }

    private void stream(Socket socket, HttpRequestHead request, String ticket) throws Exception {
        var awaited = streams.remove(ticket);
        if (awaited == null) {
            respond(socket, 404, "{}");
            return;
        }
        awaited.complete(ServerSocketLink.accept(socket, request));
        while (!socket.isClosed()) {
            Thread.sleep(100);
        }
    }

    private void link(Socket socket, HttpRequestHead request) throws Exception {
        links.incrementAndGet();
        ServerSocketLink link = ServerSocketLink.accept(socket, request);
        Script script = scripts.poll();
        if (script == null) {
            serve(link);
        } else {
            script.run(link);
        }
    }

    private void redeem(Socket socket, HttpRequestHead request) throws IOException {
        JsonNode body = JSON.readTree(request.body(socket.getInputStream()));
        if (!TOKEN.equals(body.get("token").asString())) {
            respond(socket, 404, "{}");
            return;
        }
        redeemed.set(body);
        respond(socket, 201, "{\"nodeId\":\"" + node + "\"}");
    }

    private static void respond(Socket socket, int status, String json) throws IOException {
        socket.getOutputStream().write(HttpRequestHead.answer(status, json));
    }

    @Override
    public void close() {
        stop();
    }
}
