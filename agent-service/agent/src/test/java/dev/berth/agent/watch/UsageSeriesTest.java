package dev.berth.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.agent.runtime.Consumption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageSeriesTest {
    private static final Instant NINE = Instant.parse("2026-12-01T09:00:00Z");

    private final UsageSeries series = new UsageSeries();

    @Test
    void cores_are_the_processor_time_between_two_looks_over_the_time_between_them() {
        look(0, 40);
        look(10, 55);
        look(20, 55);
        assertThat(series.after(NINE)).extracting(Usage::cores).containsExactly(1.5, 0.0);
        assertThat(series.after(NINE.plusSeconds(10))).extracting(Usage::at).containsExactly(NINE.plusSeconds(20));
    }

    @Test
    void a_process_that_was_started_again_is_measured_from_then_on() {
        look(0, 40);
        look(10, 2);
        look(20, 12);
        assertThat(series.after(NINE)).extracting(Usage::cores).containsExactly(1.0);
    }

    @Test
    void a_clock_that_was_set_back_makes_no_wrong_figure() {
        look(20, 40);
        look(10, 50);
        look(20, 60);
        assertThat(series.after(Instant.EPOCH)).extracting(Usage::cores).containsExactly(1.0);
    }

    @Test
    void only_the_last_hour_is_kept() {
        for (int second = 0; second <= 7200; second += 10) {
            look(second, second);
        }
        assertThat(series.after(Instant.EPOCH)).hasSize(361);
    }

    private void look(int second, int cpuSeconds) {
        series.add(NINE.plusSeconds(second), new Consumption(Duration.ofSeconds(cpuSeconds), 1, null), List.of());
    }
}
