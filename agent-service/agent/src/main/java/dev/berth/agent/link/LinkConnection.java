package dev.berth.agent.link;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket: puts messages together, bounds their length, remembers when the other side was last heard, and ends once.
 * The next frame is asked for only when the last message has been taken, so that nothing piles up here.
 */
final class LinkConnection implements WebSocket.Listener {
    static final String PROTOCOL = "berth-node-link.v1";
    static final int LONGEST_MESSAGE = 256 * 1024;
    private static final Duration OPEN_WITHIN = Duration.ofSeconds(10);
    private static final Duration SEND_WITHIN = Duration.ofSeconds(10);
    private static final int LONGEST_REASON = 300;

    sealed interface Event {
        record Message(String text) implements Event {}

        record Ended(LinkEnd end) implements Event {}
    }

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final StringBuilder message = new StringBuilder();
    private volatile long heardNanos = System.nanoTime();
    private volatile @Nullable WebSocket socket;

    /** A connection that cannot be opened counts as one that ended. */
    void open(HttpClient http, URI address) throws InterruptedException {
        CompletableFuture<WebSocket> opening = http.newWebSocketBuilder()
                .subprotocols(PROTOCOL)
                .connectTimeout(OPEN_WITHIN)
                .buildAsync(address, this);
        try {
            opening.get(OPEN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            opening.thenAccept(WebSocket::abort);
            ended(LinkEnd.broken("no connection within " + OPEN_WITHIN.toSeconds() + " s"));
        } catch (ExecutionException refused) {
            ended(LinkEnd.broken(String.valueOf(refused.getCause())));
        } catch (InterruptedException leaving) {
            opening.thenAccept(WebSocket::abort);
            throw leaving;
        }
    }

    /** The next message, or the end; empty when neither comes within that time. */
    Optional<Event> next(Duration within) throws InterruptedException {
        Event event = events.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        WebSocket open = socket;
        if (event instanceof Event.Message && open != null) {
            open.request(1);
        }
        return Optional.ofNullable(event);
    }

    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardNanos);
    }

    /** @return whether it went out; a connection that takes nothing is ended */
    synchronized boolean send(AgentMessage outgoing) throws InterruptedException {
        String text = outgoing.json();
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_MESSAGE) {
            throw new IllegalStateException("A message of type " + outgoing.type() + " is too long to be sent");
        }
        WebSocket open = socket;
        if (open == null || ended.get()) {
            return false;
        }
        try {
            open.sendText(text, true).get(SEND_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stuck) {
            end(LinkEnd.broken("nothing was taken for " + SEND_WITHIN.toSeconds() + " s"));
        } catch (ExecutionException broken) {
            end(LinkEnd.broken(String.valueOf(broken.getCause())));
        }
        return false;
    }

    /** Says why, as far as the other side still listens, and lets go. */
    void end(LinkEnd how) {
        WebSocket open = socket;
        if (ended(how) && open != null) {
            if (how.code() == LinkEnd.BROKEN) {
                open.abort();
            } else {
                open.sendClose(how.code(), how.reason()).whenComplete((sent, failure) -> open.abort());
            }
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        heardNanos = System.nanoTime();
        if (ended.get()) {
            opened.abort();
        } else {
            opened.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        heardNanos = System.nanoTime();
        if (message.length() + part.length() > LONGEST_MESSAGE) {
            end(new LinkEnd(LinkEnd.TOO_LONG, "longer than 256 KiB"));
            return null;
        }
        message.append(part);
        if (last) {
            events.add(new Event.Message(message.toString()));
            message.setLength(0);
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        end(new LinkEnd(LinkEnd.UNREADABLE, "only text is spoken here"));
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
        heardNanos = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended(new LinkEnd(code, shortened(reason)));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        ended(LinkEnd.broken(String.valueOf(cause)));
    }

    private boolean ended(LinkEnd how) {
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            events.add(new Event.Ended(how));
        }
        return first;
    }

    private static String shortened(String reason) {
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }
}
