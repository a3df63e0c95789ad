package dev.berth.agentservice.link.web;

import dev.berth.agentservice.link.LinkConnection;
import dev.berth.agentservice.link.NodeLink;
import dev.berth.agentservice.link.NodeLinks;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what Jetty reads to the link, and what the link sends to Jetty. The next frame is read when the one before has been handled, so a
 * node that sends much is slowed down.
 */
public final class NodeLinkSocket implements Session.Listener.AutoDemanding, LinkConnection {
    private static final Logger log = LoggerFactory.getLogger(NodeLinkSocket.class);

    private final NodeLinks links;
    private final String address;
    private @Nullable Session session;
    private @Nullable NodeLink link;

    NodeLinkSocket(NodeLinks links, String address) {
        this.links = links;
        this.address = address;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        link = links.open(this, address);
    }

    @Override
    public void onWebSocketText(String message) {
        link().received(message);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        callback.succeed();
        link().receivedNoText();
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        link().heard();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        log.debug("A link failed: {}", cause.toString());
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        if (link != null) {
            link.closed();
        }
        callback.succeed();
    }

    @Override
    public void sendText(String text, Written written) {
        session().sendText(text, callback(written));
    }

    @Override
    public void sendPing(Written written) {
        session().sendPing(ByteBuffer.allocate(0), callback(written));
    }

    @Override
    public void close(int code, String reason) {
        session().close(code, reason, Callback.NOOP);
    }

    @Override
    public void cut() {
        session().disconnect();
    }

    private static Callback callback(Written written) {
        return Callback.from(written::done, failure -> written.failed());
    }

    private Session session() {
        return Objects.requireNonNull(session);
    }

    private NodeLink link() {
        return Objects.requireNonNull(link);
    }
}
