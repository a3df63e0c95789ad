package dev.berth.gateway.calendar;

import dev.berth.gateway.edge.ClientAddress;
import dev.berth.gateway.edge.FilterOrder;
import dev.berth.gateway.edge.RequestId;
import dev.berth.gateway.edge.RequestKind;
import dev.berth.gateway.problem.ProblemWriter;
import dev.berth.gateway.routes.Upstreams;
import dev.berth.gateway.throttle.Limit;
import dev.berth.gateway.throttle.Throttle;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.util.List;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/** Passes a calendar on by itself: the token check and the route table would cost more than most answers do. */
@Component
@Order(FilterOrder.CALENDAR)
class CalendarFilter implements WebFilter {
    private static final List<String> PASSED_ON = List.of(
            HttpHeaders.IF_NONE_MATCH,
            HttpHeaders.IF_MODIFIED_SINCE,
            HttpHeaders.ACCEPT_ENCODING,
            HttpHeaders.USER_AGENT,
            RequestId.HEADER,
            "traceparent");
    private static final List<String> PASSED_BACK = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.ETAG,
            HttpHeaders.LAST_MODIFIED,
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.VARY,
            HttpHeaders.WWW_AUTHENTICATE,
            "X-Robots-Tag");

    private final URI feed;
    private final HttpClient services;
    private final Throttle throttle;
    private final ClientAddress clients;
    private final ProblemWriter problems;

    /** @param services the routes' own client, so that their settings and their connections are these too */
    CalendarFilter(
            Upstreams upstreams,
            HttpClient services,
            HttpClientProperties settings,
            Throttle throttle,
            ClientAddress clients,
            ProblemWriter problems) {
        this.feed = upstreams.feed();
        this.services = services.responseTimeout(settings.getResponseTimeout());
        this.throttle = throttle;
        this.clients = clients;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (RequestKind.of(exchange) != RequestKind.CALENDAR) {
            return chain.filter(exchange);
        }
        return throttle.admits(Limit.CALENDAR, clients.countedAs(request))
                .flatMap(it -> it ? pass(request, exchange.getResponse()) : problems.comeBack(exchange));
    }

    private Mono<Void> pass(ServerHttpRequest request, ServerHttpResponse response) {
        return services.headers(it -> request(request.getHeaders(), it))
                .request(HttpMethod.valueOf(request.getMethod().name()))
                .uri(target(request.getURI()))
                .response((answer, body) -> passBack(answer, body, response))
                .then();
    }

    private static void request(HttpHeaders asked, io.netty.handler.codec.http.HttpHeaders sent) {
        for (var name : PASSED_ON) {
            var value = asked.getFirst(name);
            if (value != null) {
                sent.set(name, value);
            }
        }
    }

    private URI target(URI asked) {
        var query = asked.getRawQuery();
        return feed.resolve(query == null ? asked.getRawPath() : asked.getRawPath() + "?" + query);
    }

    private static Mono<Void> passBack(HttpClientResponse answer, ByteBufFlux body, ServerHttpResponse response) {
        var received = answer.responseHeaders();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status().code()));
        for (var name : PASSED_BACK) {
            var value = received.get(name);
            if (value != null) {
                response.getHeaders().set(name, value);
            }
        }
        if (answer.status().code() == HttpStatus.NOT_MODIFIED.value()) {
            // To its end, although there is nothing in it: a connection that is left before is not used again.
            return body.then(response.setComplete());
        }
        var buffers = (NettyDataBufferFactory) response.bufferFactory();
        return response.writeWith(body.retain().map(buffers::wrap));
    }
}
