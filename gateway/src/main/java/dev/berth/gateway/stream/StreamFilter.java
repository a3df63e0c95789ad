package dev.berth.gateway.stream;

import dev.berth.gateway.edge.ClientAddress;
import dev.berth.gateway.edge.FilterOrder;
import dev.berth.gateway.edge.ForwardedHeaders;
import dev.berth.gateway.edge.RequestId;
import dev.berth.gateway.edge.RequestKind;
import dev.berth.gateway.live.LiveConnection;
import dev.berth.gateway.live.LiveConnections;
import dev.berth.gateway.problem.Problem;
import dev.berth.gateway.problem.ProblemWriter;
import dev.berth.gateway.routes.Upstreams;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/** Opens a stream at the availability-service and begins the answer; what follows is {@link Handover}'s. */
@Component
@Order(FilterOrder.STREAM)
class StreamFilter implements WebFilter {
    private static final String PATH = "/api/v1/availability/stream";
    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration UNTIL_IT_BEGINS = Duration.ofSeconds(30);
    private static final List<String> PASSED_ON =
            List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT, "Last-Event-ID", RequestId.HEADER, "traceparent");
    private static final List<String> PASSED_BACK = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.TRANSFER_ENCODING,
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.WWW_AUTHENTICATE,
            "X-Accel-Buffering");

    private final URI availability;
    private final ForwardedHeaders forwarded;
    private final LiveConnections live;
    private final ClientAddress clients;
    private final ProblemWriter problems;
    /** A stream is never used again, so there is no pool, and none that could run out. */
    private final HttpClient client = HttpClient.create(ConnectionProvider.newConnection())
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .option(ChannelOption.SO_KEEPALIVE, true);

    StreamFilter(
            Upstreams upstreams,
            ForwardedHeaders forwarded,
            LiveConnections live,
            ClientAddress clients,
            ProblemWriter problems) {
        this.live = live;
        this.clients = clients;
        this.problems = problems;
        this.availability = upstreams.availability();
        this.forwarded = forwarded;
    }

    /** True for a GET only: every other method is the service's to refuse. */
    static boolean isStream(HttpMethod method, RequestKind kind) {
        return kind == RequestKind.AVAILABILITY_STREAM && method == HttpMethod.GET;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isStream(exchange.getRequest().getMethod(), RequestKind.of(exchange))
                ? Mono.deferContextual(it -> open(exchange, it.get(Handover.class)))
                : chain.filter(exchange);
    }

    private Mono<Void> open(ServerWebExchange exchange, Handover handover) {
        return exchange.<JwtAuthenticationToken>getPrincipal()
                .flatMap(caller -> live.stream(caller.getToken(), clients.countedAs(exchange.getRequest()))
                        .map(place -> ask(exchange.getRequest())
                                .flatMap(answer -> begin(exchange, answer, handover, place))
                                .doOnError(failed -> place.close())
                                .doOnCancel(place::close))
                        .orElseGet(() -> problems.write(exchange, Problem.TOO_MANY_CONNECTIONS, null)));
    }

    private Mono<Answer> ask(ServerHttpRequest request) {
        var sent = new HttpHeaders();
        PASSED_ON.forEach(it -> sent.addAll(it, request.getHeaders().getOrEmpty(it)));
        forwarded.write(request, sent);
        sent.set(HttpHeaders.CONNECTION, "close");
        var answer = client.headers(it -> sent.forEach(it::set))
                .get()
                .uri(target(request))
                .responseConnection(
                        (response, connection) -> Mono.just(new Answer(response, Splice.behindTheHeadOf(connection))))
                .single()
                .timeout(UNTIL_IT_BEGINS);
        // The connection keeps whoever waited for it; of a future that is done, nobody does.
        return Mono.fromFuture(answer::toFuture);
    }

    private URI target(ServerHttpRequest request) {
        var query = request.getURI().getRawQuery();
        return availability.resolve(query == null ? PATH : PATH + "?" + query);
    }

    /** Sets the head of the answer: sent with the first piece of the body, outside. */
    private static Mono<Void> begin(
            ServerWebExchange exchange, Answer answer, Handover handover, LiveConnection place) {
        var response = exchange.getResponse();
        var received = answer.response().responseHeaders();
        response.setStatusCode(HttpStatusCode.valueOf(answer.response().status().code()));
        var headers = response.getHeaders();
        headers.remove(HttpHeaders.TRANSFER_ENCODING); // unless the service frames its answer so
        PASSED_BACK.stream().filter(received::contains).forEach(it -> headers.set(it, received.get(it)));
        handover.give(answer.rest(), place);
        return response.setComplete();
    }

    private record Answer(HttpClientResponse response, Splice rest) {}
}
