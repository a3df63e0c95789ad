package dev.berth.gateway.nodestream;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has nodes open streams, and joins each stream to the request that waits for it. */
@Component
public class NodeStreams implements StreamPools {
    private final AgentServices agents;
    private final StreamTickets tickets;
    private final NodeStreamSettings settings;
    /** By token. Whoever takes one out has the one right to answer it. */
    private final Map<String, Consumer<NodeStream>> waiting = new ConcurrentHashMap<>();

    NodeStreams(AgentServices agents, StreamTickets tickets, NodeStreamSettings settings, MeterRegistry meters) {
        this.agents = agents;
        this.tickets = tickets;
        this.settings = settings;
        meters.gaugeMapSize("berth.node.streams.awaited", List.of(), waiting);
    }

    @Override
    public StreamPool of(UUID node, UUID booking, StreamKind kind) {
        return new StreamPool(() -> open(node, booking, kind), settings.perWorkspace(), settings.kept());
    }

    /** Fails with {@link StreamLost} when the node is not linked or opens no stream in time. */
    private Mono<NodeStream> open(UUID node, UUID booking, StreamKind kind) {
        return Mono.<NodeStream>create(sink -> {
                    var ticket = tickets.issue();
                    waiting.put(ticket.token(), sink::success);
                    sink.onDispose(() -> waiting.remove(ticket.token()));
                    agents.openStream(node, booking, kind.wireName(), ticket)
                            .subscribe(
                                    asked -> {
                                        if (!asked) {
                                            sink.error(new StreamLost("The node is not linked"));
                                        }
                                    },
                                    sink::error);
                })
                .timeout(settings.openWithin(), Mono.error(() -> new StreamLost("The node opened no stream")))
                .doOnDiscard(NodeStream.class, NodeStream::close);
    }

    /** The request that waits for a stream with this token; each is found once. */
    Optional<Consumer<NodeStream>> take(String token) {
        return Optional.ofNullable(waiting.remove(token));
    }
}
