package dev.berth.gateway.nodelink;

import dev.berth.gateway.edge.FilterOrder;
import dev.berth.gateway.edge.ForwardedHeaders;
import dev.berth.gateway.edge.RequestId;
import dev.berth.gateway.edge.RequestKind;
import dev.berth.gateway.problem.Problem;
import dev.berth.gateway.problem.ProblemWriter;
import dev.berth.gateway.routes.Upstreams;
import dev.berth.gateway.tunnel.Passage;
import dev.berth.gateway.tunnel.ServerAnswer;
import dev.berth.gateway.tunnel.WebSocketTunnel;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Passes the link of a node to agent-service. There is no token: the node proves its key to agent-service, which also limits how many
 * links may be open before that. Nodes are not throttled by address, since a whole campus of them may be behind one.
 */
@Component
@Order(FilterOrder.NODE_LINK)
class NodeLinkFilter implements WebFilter {
    private static final Logger log = LoggerFactory.getLogger(NodeLinkFilter.class);
    private static final int CONNECT_MILLIS = 2_000;
    private static final List<String> PASSED_ON = List.of(
            "Sec-WebSocket-Key",
            "Sec-WebSocket-Version",
            "Sec-WebSocket-Protocol",
            HttpHeaders.USER_AGENT,
            RequestId.HEADER,
            "traceparent");
    private static final List<String> PASSED_BACK = List.of("Sec-WebSocket-Accept", "Sec-WebSocket-Protocol");

    private final List<URI> targets;
    private final NodeLinkSettings settings;
    private final ForwardedHeaders forwarded;
    private final ProblemWriter problems;
    /** A link's connection is never used again, so there is no pool, and none that could run out. */
    private final HttpClient client = HttpClient.create(ConnectionProvider.newConnection())
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .option(ChannelOption.SO_KEEPALIVE, true);

    NodeLinkFilter(Upstreams upstreams, NodeLinkSettings settings, ForwardedHeaders forwarded, ProblemWriter problems) {
        this.targets = upstreams.agents().stream()
                .map(it -> it.resolve("/api/v1/node-link"))
                .toList();
        this.settings = settings;
        this.forwarded = forwarded;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return RequestKind.of(exchange) == RequestKind.NODE_LINK ? pass(exchange) : chain.filter(exchange);
    }

    private Mono<Void> pass(ServerWebExchange exchange) {
        if (!WebSocketTunnel.isSound(exchange.getRequest().getHeaders())) {
            return WebSocketTunnel.refuse(exchange);
        }
        var passage = new Passage(
                ServerAnswer.ask(client, target(), handshake(exchange.getRequest()), settings.answerTimeout()),
                NodeLinkFilter::passBack,
                settings.idle(),
                end -> Disposables.disposed());
        return WebSocketTunnel.open(exchange, passage).onErrorResume(error -> failed(exchange, error));
    }

    /** Any replica takes any node. */
    private URI target() {
        return targets.get(ThreadLocalRandom.current().nextInt(targets.size()));
    }

    private HttpHeaders handshake(ServerHttpRequest request) {
        var sent = new HttpHeaders();
        PASSED_ON.forEach(it -> sent.addAll(it, request.getHeaders().getOrEmpty(it)));
        forwarded.write(request, sent);
        sent.set(HttpHeaders.CONNECTION, "Upgrade");
        sent.set(HttpHeaders.UPGRADE, "websocket");
        return sent;
    }

    private static void passBack(HttpHeaders received, HttpHeaders answer) {
        PASSED_BACK.stream().filter(received::containsHeader).forEach(it -> answer.addAll(it, received.getOrEmpty(it)));
    }

    private Mono<Void> failed(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.empty(); // the link was lost under way; both ends see that themselves
        }
        log.debug("A node's handshake failed: {}", error.getClass().getSimpleName());
        return problems.write(exchange, Problem.UNAVAILABLE, null);
    }
}
