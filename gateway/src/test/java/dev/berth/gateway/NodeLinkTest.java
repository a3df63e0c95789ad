package dev.berth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.gateway.testing.RawPeer;
import dev.berth.gateway.testing.World;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A node's link on its way through the gateway, byte by byte. */
class NodeLinkTest extends GatewayTest {
    private static final String HANDSHAKE = """
            GET /api/v1/node-link HTTP/1.1\r
            Host: localhost\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Protocol: berth-node-link.v1\r
            """;
    private static final String AGREED = """
            HTTP/1.1 101 Switching Protocols\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            Sec-WebSocket-Protocol: berth-node-link.v1\r
            Set-Cookie: a=b\r
            \r
            """;
    private static final byte[] FROM_THE_SERVICE = {(byte) 0x81, 2, 'h', 'i'};
    private static final byte[] FROM_THE_NODE = {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, 'y', 'o'};

    @Test
    void a_link_reaches_agent_service_without_a_token_and_frames_pass_both_ways() throws IOException {
        try (var node = RawPeer.to(port)) {
            node.send(HANDSHAKE + "\r\n");
            try (var service = World.AGENT.accept()) {
                assertThat(service.receiveHead())
                        .startsWith("GET /api/v1/node-link HTTP/1.1")
                        .containsIgnoringCase("x-forwarded-for: 127.0.0.1")
                        .contains("berth-node-link.v1");
                service.send(AGREED);
                assertThat(node.receiveHead())
                        .startsWith("HTTP/1.1 101 ")
                        .contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "berth-node-link.v1")
                        .doesNotContain("a=b");
                service.send(FROM_THE_SERVICE);
                assertThat(node.receive(FROM_THE_SERVICE.length)).isEqualTo(FROM_THE_SERVICE);
                node.send(FROM_THE_NODE);
                assertThat(service.receive(FROM_THE_NODE.length)).isEqualTo(FROM_THE_NODE);
                service.close();
                assertThat(node.isClosed()).isTrue();
            }
        }
    }

    @Test
    void what_a_node_claims_about_itself_stays_outside() throws IOException {
        try (var node = RawPeer.to(port)) {
            node.send(HANDSHAKE + """
                    X-Forwarded-For: 10.9.8.7\r
                    Berth-Internal-Secret: guessed\r
                    Cookie: berth_refresh=secret\r
                    Authorization: Bearer nonsense\r
                    Sec-WebSocket-Extensions: permessage-deflate\r
                    \r
                    """);
            try (var service = World.AGENT.accept()) {
                assertThat(service.receiveHead())
                        .doesNotContain("10.9.8.7", "guessed", "secret", "nonsense", "permessage-deflate");
            }
        }
    }

    @Test
    void a_refusal_of_agent_service_is_what_the_node_gets() throws IOException {
        try (var node = RawPeer.to(port)) {
            node.send(HANDSHAKE + "\r\n");
            try (var service = World.AGENT.accept()) {
                service.receiveHead();
                service.send("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
                assertThat(node.receiveHead()).startsWith("HTTP/1.1 503 ");
            }
        }
    }

    @Test
    void a_request_that_is_no_handshake_never_reaches_agent_service() {
        assertThat(anybody().get("/api/v1/node-link").status()).isEqualTo(426);
        assertThat(anybody().get("/api/v1/node-link/").status()).isEqualTo(401);
        assertThat(anybody().get("/api/v1/%6eode-link").status()).isEqualTo(400);
    }

    @Test
    void a_page_of_another_origin_cannot_open_a_link() throws IOException {
        try (var page = RawPeer.to(port)) {
            page.send(HANDSHAKE + "Origin: https://elsewhere.example\r\n\r\n");
            assertThat(page.receiveHead()).startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void an_end_that_falls_silent_is_left_on_both_sides() throws IOException {
        try (var node = RawPeer.to(port)) {
            node.send(HANDSHAKE + "\r\n");
            try (var service = World.AGENT.accept()) {
                service.receiveHead();
                service.send(AGREED);
                node.receiveHead();
                assertThat(node.isClosed()).isTrue();
                assertThat(service.isClosed()).isTrue();
            }
        }
    }

    @Test
    void many_nodes_behind_one_address_are_not_throttled() {
        assertThat(IntStream.range(0, 700)
                        .mapToObj(it -> anybody().get("/api/v1/node-link").status()))
                .containsOnly(426);
    }
}
