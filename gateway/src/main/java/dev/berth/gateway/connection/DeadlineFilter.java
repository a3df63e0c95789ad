package dev.berth.gateway.connection;

import dev.berth.gateway.edge.FilterOrder;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deadlines of calls on Berth's own hosts: for their body, and for the beginning of the answer. An answer that has begun may
 * take as long as it likes, as streams and downloads do.
 */
@Component
@Order(FilterOrder.DEADLINE)
class DeadlineFilter implements WebFilter {
    private final Duration body;
    private final Duration answer;

    DeadlineFilter(ConnectionSettings settings) {
        this.body = settings.body();
        this.answer = settings.answer();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var call = hasBody(request)
                ? exchange.mutate().request(withDeadline(request)).build()
                : exchange;
        return chain.filter(call).timeout(untilTheAnswerIsLate(exchange));
    }

    private Mono<Long> untilTheAnswerIsLate(ServerWebExchange exchange) {
        return Mono.delay(answer)
                .flatMap(late -> exchange.getResponse().isCommitted() ? Mono.never() : Mono.just(late));
    }

    private static boolean hasBody(ServerHttpRequest request) {
        return request.getHeaders().getContentLength() > 0
                || request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private ServerHttpRequest withDeadline(ServerHttpRequest request) {
        var tooSlow = Mono.delay(body)
                .then(Mono.error(() -> new ResponseStatusException(
                        HttpStatus.REQUEST_TIMEOUT,
                        "The body did not arrive within %d seconds.".formatted(body.toSeconds()))));
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return super.getBody().takeUntilOther(tooSlow);
            }
        };
    }
}
