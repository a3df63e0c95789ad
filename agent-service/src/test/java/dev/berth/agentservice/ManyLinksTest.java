package dev.berth.agentservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two thousand nodes at once, as after a restart of the control plane. */
@Tag("engines")
@Tag("race")
class ManyLinksTest {
    private static final Logger log = LoggerFactory.getLogger(ManyLinksTest.class);
    private static final int NODES = 2_000;
    private static final int HELLO_TOO_LATE = 4408;

    @Test
    void two_thousand_nodes_are_linked_again_and_each_gets_its_own() throws Exception {
        List<TestNode> nodes = Stream.generate(TestNode::new).limit(NODES).toList();
        try (var topics = new TestTopics().make()) {
            nodes.forEach(topics::nodeSoon);
            nodes.forEach(it ->
                    topics.workspaceSoon(it.id(), UUID.randomUUID(), 1, it.id().toString()));
            topics.flush();
            try (var service = Replica.ready(topics);
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                long before = usedHeap();
                long began = System.nanoTime();
                List<CompletableFuture<TestLink>> linking = nodes.stream()
                        .map(node -> CompletableFuture.supplyAsync(() -> linked(node, service.port()), threads))
                        .toList();
                List<TestLink> links =
                        linking.stream().map(CompletableFuture::join).toList();
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                long perLink = (usedHeap() - before) / NODES;
                log.info(
                        "{} links in {} ms, {} bytes of heap for both ends of a link", NODES, took.toMillis(), perLink);
                assertThat(perLink).isLessThan(40_000);

                IntStream.range(0, NODES)
                        .forEach(it -> topics.workspaceSoon(nodes.get(it).id(), UUID.randomUUID(), 1, "new"));
                topics.flush();
                for (TestLink link : links) {
                    link.next("workspace");
                    link.close();
                }
            }
        }
    }

    private static TestLink linked(TestNode node, int port) {
        try {
            while (true) {
                TestLink link = node.link(port);
                try {
                    var workspaces = link.snapshot().workspaces();
                    assertThat(workspaces).hasSize(1);
                    assertThat(workspaces.getFirst().path("spec").path("title").asString())
                            .isEqualTo(node.id().toString());
                    return link;
                } catch (TestLink.Closed closed) {
                    // On a busy machine a hello may come after its ten seconds; an agent then links again.
                    assertThat(closed.code()).isEqualTo(HELLO_TOO_LATE);
                    link.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
