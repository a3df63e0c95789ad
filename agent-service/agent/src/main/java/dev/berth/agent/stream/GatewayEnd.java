package dev.berth.agent.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The end of a stream at the gateway: a WebSocket whose binary messages are the stream's bytes. Only as many messages are asked for as
 * the workspace has taken, so a workspace that does not read slows its sender down and fills nothing here.
 */
final class GatewayEnd implements WebSocket.Listener {
    static final String PROTOCOL = "berth-node-stream.v1";
    /** The workspace's connection broke off; a clean end has the code 1000. */
    static final int BROKEN_OFF = 4500;

    private static final Duration OPEN_WITHIN = Duration.ofSeconds(10);
    /** The gateway pings every 15 s. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final int MESSAGES_AHEAD = 4;
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> received = new ArrayBlockingQueue<>(MESSAGES_AHEAD + 1);
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private final WebSocket socket;
    private volatile long heardNanos = System.nanoTime();

    private GatewayEnd(HttpClient http, URI address) throws IOException, InterruptedException {
        CompletableFuture<WebSocket> opening = http.newWebSocketBuilder()
                .subprotocols(PROTOCOL)
                .connectTimeout(OPEN_WITHIN)
                .buildAsync(address, this);
        try {
            socket = opening.get(OPEN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            opening.thenAccept(WebSocket::abort);
            throw new IOException("no stream within " + OPEN_WITHIN.toSeconds() + " s", late);
        } catch (ExecutionException refused) {
            throw new IOException("the gateway takes no stream", refused.getCause());
        }
    }

    static GatewayEnd open(HttpClient http, URI address) throws IOException, InterruptedException {
        return new GatewayEnd(http, address);
    }

    /** Waits until the gateway has taken them. */
    void send(byte[] bytes, int count) throws IOException, InterruptedException {
        CompletableFuture<WebSocket> sending = socket.sendBinary(ByteBuffer.wrap(bytes, 0, count), true);
        while (true) {
            try {
                sending.get(LONGEST_SILENCE.toMillis() / 4, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException slow) {
                endIfSilent();
            } catch (ExecutionException broken) {
                throw new IOException("the gateway is gone", broken.getCause());
            }
        }
    }

    /** Waits for what comes next; at the end it is empty. */
    byte[] receive() throws IOException, InterruptedException {
        while (true) {
            byte[] next = received.poll(LONGEST_SILENCE.toMillis() / 4, TimeUnit.MILLISECONDS);
            if (next != null) {
                return next;
            }
            if (ended.isDone()) {
                return END;
            }
            endIfSilent();
        }
    }

    /** What was received has been taken; the next message may come. */
    void taken() {
        socket.request(1);
    }

    static boolean isEnd(byte[] message) {
        return message.length == 0;
    }

    private void endIfSilent() throws IOException {
        if (System.nanoTime() - heardNanos > LONGEST_SILENCE.toNanos()) {
            socket.abort();
            throw new IOException("nothing was heard of the gateway for " + LONGEST_SILENCE.toSeconds() + " s");
        }
    }

    /** Says how it ended, behind all that was sent, and lets go. */
    void close(boolean broken) {
        CompletableFuture<WebSocket> said = socket.sendClose(broken ? BROKEN_OFF : WebSocket.NORMAL_CLOSURE, "");
        said.thenCombine(ended, (sent, heard) -> sent)
                .orTimeout(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((sent, failure) -> socket.abort());
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(MESSAGES_AHEAD);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        heardNanos = System.nanoTime();
        if (part.hasRemaining()) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            received.add(bytes); // never full: no more was asked for
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        from.abort();
        end();
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer content) {
        heardNanos = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer content) {
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        end();
    }

    private void end() {
        ended.complete(null);
        received.offer(END);
    }
}
