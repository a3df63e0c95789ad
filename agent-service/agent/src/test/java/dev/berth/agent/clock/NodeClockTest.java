package dev.berth.agent.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NodeClockTest {
    private static final Instant NINE = Instant.parse("2026-12-01T09:00:00Z");

    private final AtomicReference<Instant> system = new AtomicReference<>(NINE);
    private final AtomicLong nanos = new AtomicLong(5_000);
    private final NodeClock clock = new NodeClock(system::get, nanos::get);

    @Test
    void runs_on_by_itself_when_nobody_tells_the_time() {
        pass(Duration.ofMinutes(5));
        assertThat(clock.instant()).isEqualTo(NINE.plus(Duration.ofMinutes(5)));
    }

    @Test
    void setting_the_systems_clock_moves_nothing() {
        system.set(NINE.plus(Duration.ofDays(300)));
        assertThat(clock.instant()).isEqualTo(NINE);
    }

    @Test
    void follows_the_control_plane_by_half_the_round_trip() {
        long asked = clock.nanos();
        pass(Duration.ofMillis(200));
        clock.correct(NINE.plusSeconds(60), asked, clock.nanos());
        assertThat(clock.instant()).isEqualTo(NINE.plusSeconds(60).plusMillis(100));
        pass(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(NINE.plusSeconds(3660).plusMillis(100));
    }

    @Test
    void says_how_far_it_is_ahead_of_the_systems_clock() {
        clock.correct(NINE.minusSeconds(90), clock.nanos(), clock.nanos());
        assertThat(clock.aheadOfSystem()).isEqualTo(Duration.ofSeconds(-90));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
