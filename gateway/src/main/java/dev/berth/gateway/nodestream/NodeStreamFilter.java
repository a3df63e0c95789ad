package dev.berth.gateway.nodestream;

import dev.berth.gateway.edge.FilterOrder;
import dev.berth.gateway.edge.RequestKind;
import dev.berth.gateway.problem.Problem;
import dev.berth.gateway.problem.ProblemWriter;
import dev.berth.gateway.tunnel.Passage;
import dev.berth.gateway.tunnel.ServerAnswer;
import dev.berth.gateway.tunnel.WebSocketTunnel;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Takes the streams that nodes open. The ticket in the path says which request waits for it, and at which gateway: a stream that came to
 * another gateway is passed on to that one, once.
 */
@Component
@Order(FilterOrder.NODE_STREAM)
class NodeStreamFilter implements WebFilter {
    static final String PATH = "/api/v1/node-streams/";
    static final String PROTOCOL = "berth-node-stream.v1";

    private static final Logger log = LoggerFactory.getLogger(NodeStreamFilter.class);
    private static final String PASSED_ON = "Berth-Stream-Passed-On";
    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final String HANDSHAKE_PROTOCOL = "Sec-WebSocket-Protocol";

    private final NodeStreams streams;
    private final StreamTickets tickets;
    private final OwnAddress own;
    private final NodeStreamSettings settings;
    private final ProblemWriter problems;
    private final HttpClient gateways = HttpClient.create(ConnectionProvider.newConnection())
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);

    NodeStreamFilter(
            NodeStreams streams,
            StreamTickets tickets,
            OwnAddress own,
            NodeStreamSettings settings,
            ProblemWriter problems) {
        this.streams = streams;
        this.tickets = tickets;
        this.own = own;
        this.settings = settings;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return RequestKind.of(exchange) == RequestKind.NODE_STREAM ? take(exchange) : chain.filter(exchange);
    }

    private Mono<Void> take(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders();
        if (!WebSocketTunnel.isSound(headers)
                || !headers.getOrEmpty(HANDSHAKE_PROTOCOL).contains(PROTOCOL)) {
            return WebSocketTunnel.refuse(exchange);
        }
        return tickets.read(exchange.getRequest().getPath().value().substring(PATH.length()))
                .map(ticket -> take(exchange, ticket))
                .orElseGet(() -> notFound(exchange));
    }

    private Mono<Void> take(ServerWebExchange exchange, StreamTicket ticket) {
        if (ticket.gateway().equals(own.hostAndPort())) {
            return streams.take(ticket.token())
                    .map(waiting -> accept(exchange, waiting))
                    .orElseGet(() -> notFound(exchange));
        }
        return exchange.getRequest().getHeaders().containsHeader(PASSED_ON)
                ? notFound(exchange)
                : passOn(exchange, ticket);
    }

    private Mono<Void> accept(ServerWebExchange exchange, Consumer<NodeStream> waiting) {
        return StreamHandshake.accept(exchange, channel -> waiting.accept(StreamConnection.of(channel, settings)));
    }

    /** The address is one that a gateway sealed. */
    private Mono<Void> passOn(ServerWebExchange exchange, StreamTicket ticket) {
        var handshake = new HttpHeaders();
        for (var name : List.of("Sec-WebSocket-Key", "Sec-WebSocket-Version", HANDSHAKE_PROTOCOL)) {
            handshake.addAll(name, exchange.getRequest().getHeaders().getOrEmpty(name));
        }
        handshake.set(HttpHeaders.CONNECTION, "Upgrade");
        handshake.set(HttpHeaders.UPGRADE, "websocket");
        handshake.set(PASSED_ON, "1");
        var target = URI.create("http://" + ticket.gateway() + PATH + ticket.text());
        var passage = new Passage(
                ServerAnswer.ask(gateways, target, handshake, ANSWER_WITHIN),
                (received, answer) -> {
                    for (var name : List.of("Sec-WebSocket-Accept", HANDSHAKE_PROTOCOL)) {
                        answer.addAll(name, received.getOrEmpty(name));
                    }
                },
                settings.silence(),
                end -> Disposables.disposed());
        return WebSocketTunnel.open(exchange, passage).onErrorResume(error -> {
            log.warn("A stream could not be passed on to the gateway {}", ticket.gateway());
            return exchange.getResponse().isCommitted()
                    ? Mono.empty()
                    : problems.write(exchange, Problem.UNAVAILABLE, null);
        });
    }

    /** Nobody waits for it, or not any more. */
    private Mono<Void> notFound(ServerWebExchange exchange) {
        return problems.write(exchange, Problem.NOT_FOUND, null);
    }
}
