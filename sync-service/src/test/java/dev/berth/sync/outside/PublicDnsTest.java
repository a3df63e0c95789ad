package dev.berth.sync.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.sync.outside.PublicDns.ForbiddenAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
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
        var http = new OutsideHttp(
                new OutsideSettings(false, Duration.ofSeconds(5), Duration.ofSeconds(5), DataSize.ofKilobytes(1)));
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
}
