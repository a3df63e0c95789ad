package dev.berth.gateway.workspace;

import dev.berth.gateway.edge.ClientAddress;
import dev.berth.gateway.edge.Connections;
import dev.berth.gateway.edge.FilterOrder;
import dev.berth.gateway.edge.RequestKind;
import dev.berth.gateway.live.LiveConnection;
import dev.berth.gateway.live.LiveConnections;
import dev.berth.gateway.nodestream.StreamAnswer;
import dev.berth.gateway.nodestream.TooManyStreams;
import dev.berth.gateway.problem.Problem;
import dev.berth.gateway.problem.ProblemWriter;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Shows people what their workspace writes and uses: {@code GET /api/v1/bookings/{id}/logs?tail=200} and {@code …/usage}, which the node's
 * agent answers.
 */
@Component
@Order(FilterOrder.STREAM)
class WatchFilter implements WebFilter {
    private static final Logger log = LoggerFactory.getLogger(WatchFilter.class);
    private static final Duration BEGINS_WITHIN = Duration.ofSeconds(20);
    private static final String END = "event: end\ndata: {}\n\n";

    private final WatchJudge judge;
    private final WorkspaceRoutes routes;
    private final LiveConnections live;
    private final ClientAddress clients;
    private final ProblemWriter problems;

    WatchFilter(
            WatchJudge judge,
            WorkspaceRoutes routes,
            LiveConnections live,
            ClientAddress clients,
            ProblemWriter problems) {
        this.judge = judge;
        this.routes = routes;
        this.live = live;
        this.clients = clients;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (RequestKind.of(exchange) != RequestKind.WATCH
                || !request.getMethod().name().equals("GET")) {
            return chain.filter(exchange);
        }
        // /api/v1/bookings/{id}/{what}
        var parts = request.getPath().value().split("/");
        var what = parts[parts.length - 1];
        try {
            return watch(exchange, UUID.fromString(parts[parts.length - 2]), what);
        } catch (IllegalArgumentException noId) {
            return problems.write(exchange, Problem.NOT_FOUND, null);
        }
    }

    private Mono<Void> watch(ServerWebExchange exchange, UUID booking, String what) {
        return exchange.<JwtAuthenticationToken>getPrincipal()
                .flatMap(caller -> judge.mayWatch(booking, what, caller.getToken())
                        .flatMap(verdict -> switch (verdict) {
                            case WatchJudge.Verdict.Refused it -> refuse(exchange, it);
                            case WatchJudge.Verdict.Allowed it ->
                                live.stream(caller.getToken(), clients.countedAs(exchange.getRequest()))
                                        .map(place -> open(exchange, booking, what, place))
                                        .orElseGet(() -> problems.write(exchange, Problem.TOO_MANY_CONNECTIONS, null));
                        }))
                .onErrorResume(failure -> failed(exchange, failure));
    }

    private Mono<Void> open(ServerWebExchange exchange, UUID booking, String what, LiveConnection place) {
        if (!(routes.find(booking) instanceof Lookup.Open it)) {
            place.close();
            return problems.write(exchange, Problem.ILLEGAL_TRANSITION, "Its workspace is not running.");
        }
        var ended = Mono.<Void>create(over -> place.endWith(over::success));
        var passing = it.route()
                .watches()
                .exchange(request(exchange, what), null)
                .timeout(BEGINS_WITHIN)
                .flatMap(answer -> pass(exchange, answer, it.route().closed()));
        return Mono.firstWithSignal(passing, ended.then(Mono.defer(() -> Connections.cut(exchange))))
                .doFinally(over -> place.close());
    }

    private static HttpRequest request(ServerWebExchange exchange, String what) {
        var tail = exchange.getRequest().getQueryParams().getFirst("tail");
        var query = tail != null && tail.matches("[0-9]{1,5}") ? "?tail=" + tail : "";
        var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/" + what + query);
        request.headers().set(HttpHeaders.HOST, "agent");
        return request;
    }

    /** The end of the workspace is the end of the answer, in order: nothing is wrong then, and nobody shall ask again. */
    private Mono<Void> pass(ServerWebExchange exchange, StreamAnswer answer, Mono<Void> end) {
        if (answer.status() != HttpStatus.OK.value()) {
            return answer.body()
                    .concatMap(piece -> piece.doOnNext(it -> it.release()))
                    .then(problems.write(exchange, Problem.UNAVAILABLE, "The node cannot show this."));
        }
        var response = exchange.getResponse();
        response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
        response.getHeaders().setCacheControl("no-store");
        response.getHeaders().set("X-Accel-Buffering", "no");
        var buffers = (NettyDataBufferFactory) response.bufferFactory();
        var events = answer.body().takeUntilOther(end).map(piece -> piece.<DataBuffer>map(buffers::wrap));
        var last =
                Mono.fromSupplier(() -> Mono.<DataBuffer>just(buffers.wrap(END.getBytes(StandardCharsets.US_ASCII))));
        return response.writeAndFlushWith(events.concatWith(last));
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, WatchJudge.Verdict.Refused refusal) {
        var response = exchange.getResponse();
        response.setStatusCode(refusal.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var document = response.bufferFactory().wrap(refusal.problem().getBytes(StandardCharsets.UTF_8));
        return response.writeWith(Mono.just(document));
    }

    private Mono<Void> failed(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Connections.cut(exchange);
        }
        log.debug("A workspace cannot be watched: {}", failure.toString());
        return failure instanceof TooManyStreams
                ? problems.write(exchange, Problem.TOO_MANY_CONNECTIONS, null)
                : problems.write(exchange, Problem.UNAVAILABLE, "The node does not answer.");
    }
}
