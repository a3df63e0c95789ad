package dev.berth.booking.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class NeighboursTest {
    private final Neighbours withSecret = neighbours("s3cret");
    private final Neighbours without = neighbours("");

    @Test
    void who_sends_the_secret_is_a_neighbour_wherever_they_call_from() {
        assertThat(withSecret.include(from("10.0.0.7", "s3cret"))).isTrue();
    }

    @Test
    void who_does_not_is_none_even_on_this_machine() {
        assertThat(withSecret.include(from("127.0.0.1", null))).isFalse();
        assertThat(withSecret.include(from("127.0.0.1", "s3cre"))).isFalse();
        assertThat(withSecret.include(from("127.0.0.1", ""))).isFalse();
    }

    @Test
    void without_a_secret_only_this_machine_is_near() {
        assertThat(without.include(from("127.0.0.1", null))).isTrue();
        assertThat(without.include(from("0:0:0:0:0:0:0:1", null))).isTrue();
        assertThat(without.include(from("10.0.0.7", null))).isFalse();
        assertThat(without.include(from("10.0.0.7", ""))).isFalse();
    }

    private static MockHttpServletRequest from(String address, @Nullable String secret) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        if (secret != null) request.addHeader(Neighbours.HEADER, secret);
        return request;
    }

    private static Neighbours neighbours(String secret) {
        return new Neighbours(
                new SecuritySettings(Path.of("keys"), secret, Duration.ofMinutes(15), Duration.ofMinutes(10)));
    }
}
