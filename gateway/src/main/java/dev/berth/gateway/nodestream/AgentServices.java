package dev.berth.gateway.nodestream;

import dev.berth.gateway.routes.ServiceClient;
import dev.berth.gateway.routes.Upstreams;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Every replica of agent-service. The one that has a node's link passes a request on to that node. */
@Component
class AgentServices {
    private static final Logger log = LoggerFactory.getLogger(AgentServices.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final int MOST_REPLICAS = 32;

    private final ServiceClient services;
    private final List<URI> upstreams;

    AgentServices(ServiceClient services, Upstreams upstreams) {
        this.services = services;
        this.upstreams = upstreams.agents();
    }

    private record OpenStream(UUID nodeId, UUID bookingId, String kind, String ticket) {}

    /** @return whether the node has been asked; false when it is linked to no replica that answers */
    Mono<Boolean> openStream(UUID nodeId, UUID bookingId, String kind, StreamTicket ticket) {
        var request = new OpenStream(nodeId, bookingId, kind, ticket.text());
        return replicas()
                .flatMap(replica -> ask(replica, request), MOST_REPLICAS)
                .reduce(false, Boolean::logicalOr);
    }

    private Mono<Boolean> ask(URI replica, OpenStream request) {
        return services.asNeighbour(replica)
                .post()
                .uri("/internal/node-streams")
                .bodyValue(request)
                .exchangeToMono(answer -> answer.releaseBody().thenReturn(answer.statusCode() == HttpStatus.ACCEPTED))
                // A kept connection may just have been closed. To be asked twice for one stream harms nobody.
                .retry(1)
                .timeout(ANSWER_WITHIN)
                .onErrorResume(failure -> {
                    log.warn(
                            "A replica of agent-service was not asked for a stream: {}",
                            failure.getClass().getSimpleName());
                    return Mono.just(false);
                });
    }

    /** One address may stand for several replicas. Looked up anew each time; the JVM remembers for 30 s. */
    private Flux<URI> replicas() {
        return Flux.fromIterable(upstreams)
                .flatMap(
                        upstream -> Mono.fromCallable(() -> Arrays.asList(InetAddress.getAllByName(upstream.getHost())))
                                .subscribeOn(Schedulers.boundedElastic())
                                .flatMapIterable(addresses -> addresses)
                                .map(address -> at(upstream, address))
                                .onErrorResume(unknown -> Flux.empty()));
    }

    private static URI at(URI upstream, InetAddress address) {
        var literal = address.getHostAddress();
        var host = literal.contains(":") ? "[" + literal + "]" : literal;
        var port = upstream.getPort() < 0 ? "" : ":" + upstream.getPort();
        return URI.create(upstream.getScheme() + "://" + host + port);
    }
}
