package dev.berth.gateway.tunnel;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Where a WebSocket passes to, and on what terms.
 *
 * @param server sends the handshake, and has its answer
 * @param toCaller copies those headers of the server's answer that the caller gets
 * @param idle an end that sends nothing for so long is left; null for a tunnel that may be silent as long as it likes
 * @param whenOpen gets what ends the tunnel, and gives back what to dispose of when it is over
 */
public record Passage(
        Mono<ServerAnswer> server,
        BiConsumer<HttpHeaders, HttpHeaders> toCaller,
        @Nullable Duration idle,
        Function<Runnable, Disposable> whenOpen) {}
