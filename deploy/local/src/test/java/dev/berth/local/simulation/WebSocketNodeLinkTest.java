package dev.berth.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebSocketNodeLinkTest {
    private final KeyPair keys = SimulatedNode.newKey();
    private final SimulatedNode kestrel = new SimulatedNode(
            UUID.randomUUID(),
            "kestrel",
            32,
            256,
            List.of(),
            Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
    private final UUID booking = UUID.randomUUID();
    private final List<String> journal = new CopyOnWriteArrayList<>();

    @Test
    void a_node_proves_its_key_takes_its_snapshot_and_reports_in_the_links_epoch() throws Exception {
        try (var service = new FakeLinkService();
                var link = new WebSocketNodeLink(service.address(), 1, journal::add)) {
            link.refresh(List.of(kestrel));
            try (var node = service.accept()) {
                proveAndWelcome(node, 1_000, 0);
                node.say("{\"type\":\"snapshot-begin\",\"count\":1}");
                node.say(workspace(1));
                assertThat(link.nextReport(kestrel.id()))
                        .as("before the snapshot is whole")
                        .isEmpty();
                node.say("{\"type\":\"snapshot-end\"}");
                await().until(() -> link.nextReport(kestrel.id()).isPresent());
                assertThat(link.wanted(kestrel.id()))
                        .extracting(WantedWorkspace::bookingId)
                        .containsExactly(booking);
                link.report(kestrel.id(), "{\"a\":1}".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2});
                JsonNode report = node.hear();
                assertThat(report.path("type").asString("")).isEqualTo("report");
                assertThat(report.path("body").asString("")).isEqualTo("{\"a\":1}");
                assertThat(report.path("signature").asString("")).isEqualTo("AQI=");

                node.say(workspace(2));
                await().until(() -> generation(link) == 2);
                node.say("{\"type\":\"forget\",\"bookingId\":\"%s\"}".formatted(booking));
                await().until(() -> link.wanted(kestrel.id()).isEmpty());
            }
        }
    }

    @Test
    void a_lost_link_is_opened_again_with_the_last_epoch_and_said_once() throws Exception {
        try (var service = new FakeLinkService();
                var link = new WebSocketNodeLink(service.address(), 1, journal::add)) {
            link.refresh(List.of(kestrel));
            try (var node = service.accept()) {
                proveAndWelcome(node, 1_000, 0);
                node.say("{\"type\":\"snapshot-begin\",\"count\":0}");
                node.say("{\"type\":\"snapshot-end\"}");
                await().until(() -> link.nextReport(kestrel.id()).isPresent());
            }
            await().until(() -> link.nextReport(kestrel.id()).isEmpty());
            Thread refreshing = Thread.ofVirtual().start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    link.refresh(List.of(kestrel));
                }
            });
            try (var again = service.accept()) {
                proveAndWelcome(again, 2_000, 1_000);
            }
            refreshing.interrupt();
            refreshing.join();
            assertThat(journal).hasSize(1);
        }
    }

    private void proveAndWelcome(FakeLinkService.Link node, long epoch, long lastEpoch) throws Exception {
        node.say("{\"type\":\"challenge\",\"nonce\":\"abc\",\"time\":\"2026-12-01T00:00:00Z\",\"protocol\":1}");
        JsonNode hello = node.hear();
        assertThat(hello.path("type").asString("")).isEqualTo("hello");
        assertThat(hello.path("lastEpoch").asLong(-1)).isEqualTo(lastEpoch);
        var check = Signature.getInstance("Ed25519");
        check.initVerify(keys.getPublic());
        check.update(("berth-node-link\nabc\n" + kestrel.id() + "\n" + lastEpoch).getBytes(StandardCharsets.UTF_8));
        assertThat(check.verify(
                        Base64.getDecoder().decode(hello.path("signature").asString(""))))
                .isTrue();
        node.say("{\"type\":\"welcome\",\"epoch\":%d}".formatted(epoch));
    }

    private String workspace(int generation) throws IOException {
        Instant from = Instant.parse("2026-12-01T09:00:00Z");
        return """
                {"type":"workspace","event":{"workspace":{"bookingId":"%s","nodeId":"%s","generation":%d,"from":"%s",
                 "until":"%s","spec":{"cores":1,"memoryGb":1}}}}""".formatted(booking, kestrel.id(), generation, from, from.plusSeconds(60));
    }

    private long generation(WebSocketNodeLink link) {
        return link.wanted(kestrel.id()).stream()
                .mapToLong(WantedWorkspace::generation)
                .findFirst()
                .orElse(0);
    }
}
