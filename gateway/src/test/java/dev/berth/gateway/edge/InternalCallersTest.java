package dev.berth.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class InternalCallersTest {
    private final InternalCallers callers = new InternalCallers(new InternalCallerSettings(List.of("10.1.0.0/16", "")));

    @Test
    void this_machine_and_the_networks_in_the_settings_are_internal() {
        assertThat(callers.include(from("127.0.0.1").build())).isTrue();
        assertThat(callers.include(from("10.1.2.3").build())).isTrue();
        assertThat(callers.include(from("10.2.2.3").build())).isFalse();
    }

    @Test
    void what_a_proxy_passes_on_is_not_internal() {
        assertThat(callers.include(
                        from("10.1.2.3").header("X-Forwarded-For", "127.0.0.1").build()))
                .isFalse();
        assertThat(callers.include(
                        from("127.0.0.1").header("Forwarded", "for=127.0.0.1").build()))
                .isFalse();
    }

    private static MockServerHttpRequest.BaseBuilder<?> from(String peer) {
        return MockServerHttpRequest.get("/actuator/prometheus")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(peer), 4711));
    }
}
