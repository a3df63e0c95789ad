package dev.berth.local.simulation;

import dev.berth.agent.reconcile.Address;
import dev.berth.agent.stream.Streams;
import dev.berth.agent.stream.WorkspacePorts;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The links of all simulated nodes, each as a real agent opens it: through the gateway to agent-service. */
final class WebSocketNodeLink implements NodeLink {
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build();
    private final URI service;
    private final Streams streams;
    private final Consumer<String> journal;
    private final Map<UUID, SimulatedLink> links = new HashMap<>();
    private final Semaphore news = new Semaphore(0);
    private boolean failing;

    /**
     * @param gateway where Berth answers, over HTTP
     * @param noticePort where every simulated workspace answers
     */
    WebSocketNodeLink(URI gateway, int noticePort, Consumer<String> journal) {
        var api = gateway.toString().replaceFirst("^http", "ws") + "/api/v1/";
        this.service = URI.create(api + "node-link");
        this.streams = new Streams(
                ticket -> URI.create(api + "node-streams/" + ticket),
                http,
                Map.of(
                        Streams.WORKSPACE,
                        new WorkspacePorts(booking -> Optional.of(new Address("127.0.0.1", noticePort)))));
        this.journal = journal;
    }

    @Override
    public void refresh(List<SimulatedNode> nodes) {
        for (SimulatedNode node : nodes) {
            links.computeIfAbsent(node.id(), id -> new SimulatedLink(node, streams, news::release, this::failed))
                    .openIfDue(http, service);
        }
        try {
            if (news.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (links.values().stream().allMatch(it -> it.isLinked())) {
            failing = false;
        }
    }

    /** The first failure in a row goes into the journal. */
    private void failed(String reason) {
        if (!failing) {
            failing = true;
            journal.accept("A simulated node lost its link and tries again: " + reason);
        }
    }

    @Override
    public Collection<WantedWorkspace> wanted(UUID node) {
        SimulatedLink link = links.get(node);
        return link == null ? List.of() : link.wanted();
    }

    @Override
    public Optional<ReportNumber> nextReport(UUID node) {
        return Optional.ofNullable(links.get(node)).flatMap(SimulatedLink::nextReport);
    }

    @Override
    public void report(UUID node, byte[] report, byte[] signature) {
        Optional.ofNullable(links.get(node)).ifPresent(it -> it.report(report, signature));
    }

    @Override
    public void close() {
        links.values().forEach(SimulatedLink::close);
        streams.close();
        http.shutdownNow();
    }
}
