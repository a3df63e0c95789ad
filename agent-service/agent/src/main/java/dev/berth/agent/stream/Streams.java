package dev.berth.agent.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens streams: a connection to a workspace on this node, one to the gateway, and bytes between the two. Each stream has threads of its
 * own and waits for nobody but its two ends.
 */
public final class Streams implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Streams.class);
    /** Streams to a workspace's port. */
    public static final String WORKSPACE = "workspace";

    /** Streams on which this agent itself answers questions about a workspace. */
    public static final String WATCH = "watch";

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);
    private static final int MOST = 4_000;
    private static final int PIECE = 32 * 1024;

    private final Function<String, URI> gateway;
    private final HttpClient http;
    private final Map<String, LocalEnds> kinds;
    private final Set<UUID> open = ConcurrentHashMap.newKeySet();
    private final Set<LocalEnd> localEnds = ConcurrentHashMap.newKeySet();

    /**
     * @param gateway the address at which a ticket is presented, below the control plane's own
     * @param kinds what can be at this end of a stream
     */
    public Streams(Function<String, URI> gateway, HttpClient http, Map<String, LocalEnds> kinds) {
        this.gateway = gateway;
        this.http = http;
        this.kinds = Map.copyOf(kinds);
    }

    /** Returns at once. Who asked notices that no stream comes. */
    public void open(StreamRequest request) {
        UUID stream = UUID.randomUUID();
        if (open.size() >= MOST) {
            log.warn("{} is not opened: {} streams are open", request, MOST);
            return;
        }
        open.add(stream);
        Thread.ofVirtual().name("stream-" + stream).start(() -> {
            try {
                serve(request);
            } catch (IOException unreachable) {
                log.debug("{} failed: {}", request, unreachable.toString());
            } catch (InterruptedException leaving) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException bug) {
                log.error("{} broke", request, bug);
            } finally {
                open.remove(stream);
            }
        });
    }

    /** Streams that are open or being opened. */
    public int count() {
        return open.size();
    }

    private void serve(StreamRequest request) throws IOException, InterruptedException {
        try (LocalEnd local = localEnd(request)) {
            localEnds.add(local);
            try {
                pass(local, GatewayEnd.open(http, gateway.apply(request.ticket())));
            } finally {
                localEnds.remove(local);
            }
        } catch (NothingThere nothing) {
            log.debug("{} has nothing at its end: {}", request, nothing.getMessage());
            // So that whoever waits for the stream need not wait until it is too late.
            GatewayEnd.open(http, gateway.apply(request.ticket())).close(true);
        }
    }

    private LocalEnd localEnd(StreamRequest request) throws NothingThere {
        LocalEnds ends = kinds.get(request.kind());
        if (ends == null) {
            throw new NothingThere("this agent knows no such kind");
        }
        try {
            return ends.open(request.bookingId());
        } catch (IOException refused) {
            throw new NothingThere(refused.toString());
        }
    }

    private static final class NothingThere extends Exception {
        NothingThere(String why) {
            super(why);
        }
    }

    private static void pass(LocalEnd local, GatewayEnd remote) throws InterruptedException {
        Thread down = Thread.ofVirtual().start(() -> toWorkspace(remote, local));
        boolean broken = false;
        try {
            toGateway(local, remote);
        } catch (IOException over) {
            broken = true;
        } finally {
            remote.close(broken);
            down.join(CLOSE_WITHIN);
        }
    }

    private static void toGateway(LocalEnd local, GatewayEnd remote) throws IOException, InterruptedException {
        byte[] piece = new byte[PIECE];
        for (int count = local.input().read(piece);
                count >= 0;
                count = local.input().read(piece)) {
            remote.send(piece, count);
        }
    }

    /** Ends the workspace's connection when the gateway has ended the stream. */
    private static void toWorkspace(GatewayEnd remote, LocalEnd local) {
        try (local) {
            for (byte[] next = remote.receive(); !GatewayEnd.isEnd(next); next = remote.receive()) {
                local.output().write(next);
                local.output().flush();
                remote.taken();
            }
        } catch (IOException over) {
            log.debug("A stream ended: {}", over.toString());
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        for (LocalEnd local : localEnds) {
            try {
                local.close();
            } catch (IOException gone) {
                log.debug("A workspace's connection was gone: {}", gone.toString());
            }
        }
    }
}
