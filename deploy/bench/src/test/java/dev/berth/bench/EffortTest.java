package dev.berth.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffortTest {
    private static Effort of(long gatewayMillis, long bookingMillis) {
        return new Effort(
                Map.of("gateway", Duration.ofMillis(gatewayMillis), "booking", Duration.ofMillis(bookingMillis)));
    }

    @Test
    void the_effort_of_several_rounds_is_shared_out_over_the_bookings_of_the_same_rounds() {
        var first = of(300, 500).since(of(100, 100));
        var second = of(400, 1_000).since(of(300, 600));

        assertThat(first.plus(second).each(100)).isEqualTo("booking 8,000, gateway 3,000 µs");
    }
}
