package dev.berth.sync.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class PublicDnsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "0.1.2.3",
                "100.64.0.1",
                "192.0.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::"
            })
    void what_is_not_the_worlds_is_not_called(String address) throws UnknownHostException {
        assertThat(PublicDns.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "93.184.216.34", "172.15.0.1", "100.128.0.1", "2606:4700:4700::1111"})
    void what_is_the_worlds_is(String address) throws UnknownHostException {
        assertThat(PublicDns.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void the_client_asks_it_about_every_name_and_number() throws Exception {
        var http = new OutsideHttp(new OutsideSettings(
                false,
                Set.of(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                DataSize.ofKilobytes(1)));
        for (String host : new String[] {"localhost", "127.0.0.1", "[::1]", "2130706433", "0x7f.1"}) {
            assertThatThrownBy(() -> http.get(URI.create("http://" + host + ":1/"), Map.of()))
                    .as(host)
                    .isInstanceOf(UnknownHostException.class);
        }
        assertThatThrownBy(() -> http.get(URI.create("http://localhost:1/"), Map.of()))
                .isInstanceOf(ForbiddenAddress.class);
        assertThatThrownBy(() -> http.get(URI.create("ftp://example.org/"), Map.of()))
                .hasMessageContaining("Only http and https");
        http.close();
    }

    /** A server that answers every question by leading somewhere else. */
    private static HttpServer leadingTo(String address) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", address.formatted(server.getAddress().getPort()));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** The fake server passes for one of the outside; everything else is judged as always. */
    private static OutsideHttp callingItselfOutside() {
        var judge = new PublicDns(SystemDefaultDnsResolver.INSTANCE, false, Set.of());
        return new OutsideHttp(
                new OutsideSettings(
                        false,
                        Set.of(),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(60),
                        DataSize.ofKilobytes(1)),
                resolving(host -> host.equals("calendar.example")
                        ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                        : judge.resolve(host)));
    }

    @FunctionalInterface
    private interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private static DnsResolver resolving(Names names) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return names.of(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://localhost:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://2130706433:%d/",
                "file:///etc/passwd",
                "gopher://calendar.example:%d/"
            })
    void nobody_outside_leads_us_inside(String inside) throws Exception {
        var server = leadingTo(inside);
        int port = server.getAddress().getPort();
        var http = callingItselfOutside();
        try {
            assertThatThrownBy(() -> http.get(URI.create("http://calendar.example:" + port + "/"), Map.of()))
                    .isInstanceOf(IOException.class);
        } finally {
            http.close();
            server.stop(0);
        }
    }

    @Test
    void a_name_that_means_something_else_the_second_time_is_judged_the_second_time_too() throws Exception {
        var asked = new AtomicInteger();
        var rebinding = new PublicDns(
                resolving(host -> new InetAddress[] {
                    asked.getAndIncrement() == 0 ? InetAddress.getByName("1.1.1.1") : InetAddress.getLoopbackAddress()
                }),
                false,
                Set.of());

        assertThat(rebinding.resolve("calendar.example")).isNotEmpty();
        assertThatThrownBy(() -> rebinding.resolve("calendar.example")).isInstanceOf(ForbiddenAddress.class);
    }

    @Test
    void a_name_that_means_a_good_and_a_bad_address_is_bad() throws Exception {
        var both = new PublicDns(
                resolving(
                        host -> new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getLoopbackAddress()}),
                false,
                Set.of());

        assertThatThrownBy(() -> both.resolve("calendar.example")).isInstanceOf(ForbiddenAddress.class);
    }

    @Test
    void a_trusted_address_is_called_and_no_other_port_of_the_same_machine() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        var http = new OutsideHttp(new OutsideSettings(
                false,
                Set.of("127.0.0.1:" + port),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                DataSize.ofKilobytes(1)));
        try {
            assertThat(http.get(URI.create("http://127.0.0.1:" + port + "/"), Map.of())
                            .status())
                    .isEqualTo(204);
            assertThatThrownBy(() -> http.get(URI.create("http://127.0.0.1:" + (port + 1) + "/"), Map.of()))
                    .isInstanceOf(ForbiddenAddress.class);
            assertThatThrownBy(() -> http.get(URI.create("http://localhost:" + port + "/"), Map.of()))
                    .isInstanceOf(ForbiddenAddress.class);
        } finally {
            http.close();
            server.stop(0);
        }
    }
}
