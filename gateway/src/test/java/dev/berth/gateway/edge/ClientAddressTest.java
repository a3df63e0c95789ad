package dev.berth.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;

/** Whom the gateway takes for the caller. */
class ClientAddressTest {
    private final ClientAddress behindProxies = trusting("10.0.0.0/8", "2001:db8:ffff::/48");

    @Test
    void nobody_is_believed_unless_named() {
        assertThat(trusting().of(from("10.0.0.1", "203.0.113.9"))).isEqualTo("10.0.0.1");
    }

    @Test
    void the_nearest_address_that_is_no_trusted_proxy_is_the_caller() {
        assertThat(behindProxies.of(from("10.0.0.1", "198.51.100.66, 203.0.113.9, 10.2.3.4")))
                .isEqualTo("203.0.113.9");
        assertThat(behindProxies.of(from("192.0.2.1", "203.0.113.9"))).isEqualTo("192.0.2.1");
        assertThat(behindProxies.of(from("10.0.0.1", "evil.example"))).isEqualTo("10.0.0.1");
        assertThat(behindProxies.of(from("2001:db8:ffff::1", "203.0.113.9"))).isEqualTo("203.0.113.9");
    }

    @Test
    void one_ipv6_network_is_counted_as_one_caller() {
        var one = behindProxies.countedAs(from("2001:db8:1:2::1", null));
        var neighbour = behindProxies.countedAs(from("2001:db8:1:2:ffff:ffff:ffff:ffff", null));
        var elsewhere = behindProxies.countedAs(from("2001:db8:1:3::1", null));

        assertThat(one).isEqualTo(neighbour).isNotEqualTo(elsewhere);
        assertThat(behindProxies.of(from("2001:db8:1:2::1", null))).isEqualTo("2001:db8:1:2:0:0:0:1");
    }

    @Test
    void an_ipv4_address_is_counted_by_itself_in_either_spelling() {
        assertThat(behindProxies.countedAs(from("192.0.2.1", null))).isEqualTo("192.0.2.1");
        assertThat(behindProxies.countedAs(from("10.0.0.1", "::ffff:192.0.2.1")))
                .isEqualTo("192.0.2.1");
    }

    private static ClientAddress trusting(String... networks) {
        return new ClientAddress(new EdgeSettings(
                URI.create("http://localhost:8080"),
                "spa",
                List.of(networks),
                "w.localhost:8080",
                DataSize.ofMegabytes(1)));
    }

    private static ServerHttpRequest from(String peer, @Nullable String forwardedFor) {
        var request = MockServerHttpRequest.get("/api/v1/me")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(peer), 4711));
        return (forwardedFor == null ? request : request.header(ClientAddress.FORWARDED_FOR, forwardedFor)).build();
    }
}
