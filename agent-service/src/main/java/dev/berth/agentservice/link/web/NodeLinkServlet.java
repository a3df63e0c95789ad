package dev.berth.agentservice.link.web;

import dev.berth.agentservice.link.NodeLinks;
import dev.berth.agentservice.link.NodeLinks.Opening;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.ee11.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee11.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServlet;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServletFactory;
import org.jspecify.annotations.Nullable;

/** Answers handshakes: who may not open a link is refused before there is one. */
class NodeLinkServlet extends JettyWebSocketServlet {
    static final String PATH = "/api/v1/node-link";
    private static final String PROTOCOL = "berth-node-link.v1";
    private static final int LARGEST_FRAME = 256 * 1024;
    private static final int BUFFER = 4 * 1024;
    /** Only for a closing handshake that nobody answers; pings and the link's own deadlines come first. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private static final int TOO_MANY_REQUESTS = 429;

    private final transient NodeLinks links;

    NodeLinkServlet(NodeLinks links) {
        this.links = links;
    }

    @Override
    protected void configure(JettyWebSocketServletFactory factory) {
        factory.setMaxTextMessageSize(LARGEST_FRAME);
        factory.setMaxFrameSize(LARGEST_FRAME);
        factory.setInputBufferSize(BUFFER);
        factory.setOutputBufferSize(BUFFER);
        factory.setIdleTimeout(IDLE);
        factory.setCreator(this::accept);
    }

    private @Nullable Object accept(JettyServerUpgradeRequest request, JettyServerUpgradeResponse response)
            throws IOException {
        if (!request.getSubProtocols().contains(PROTOCOL)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "The sub-protocol is " + PROTOCOL);
            return null;
        }
        String address = CallerAddress.of(request.getHttpServletRequest());
        Opening opening = links.mayOpen(address);
        switch (opening) {
            case ALLOWED -> {}
            case NOT_READY -> {
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Not ready");
                return null;
            }
            case TOO_MANY -> {
                response.sendError(TOO_MANY_REQUESTS, "Too many links are waiting for their hello");
                return null;
            }
        }
        response.setAcceptedSubProtocol(PROTOCOL);
        // No compression: its buffers would be most of what a link costs.
        response.setExtensions(List.of());
        return new NodeLinkSocket(links, address);
    }
}
