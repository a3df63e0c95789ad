package dev.berth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final RestartPolicy policy = new RestartPolicy();

    @Test
    void thePauseDoublesFromDeathToDeathUpToHalfAMinute() {
        assertThat(policy.died(minute(0))).contains(Duration.ofSeconds(1));
        assertThat(policy.died(minute(1))).contains(Duration.ofSeconds(2));
        assertThat(policy.died(minute(2))).contains(Duration.ofSeconds(4));
        assertThat(policy.died(minute(3))).contains(Duration.ofSeconds(8));
        assertThat(policy.died(minute(4))).contains(Duration.ofSeconds(16));
        assertThat(policy.died(minute(5))).contains(Duration.ofSeconds(30));
    }

    @Test
    void afterTenMinutesOfLifeThePauseIsShortAgain() {
        policy.died(minute(0));
        policy.died(minute(1));
        assertThat(policy.died(minute(12))).contains(Duration.ofSeconds(1));
    }

    @Test
    void threeDeathsWithinAMinuteAreTooMany() {
        assertThat(policy.died(NOON)).isPresent();
        assertThat(policy.died(NOON.plusSeconds(30))).isPresent();
        assertThat(policy.died(NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void threeDeathsInALittleMoreThanAMinuteAreNot() {
        policy.died(NOON);
        policy.died(NOON.plusSeconds(30));
        assertThat(policy.died(NOON.plusSeconds(61))).isPresent();
        assertThat(policy.died(NOON.plusSeconds(90))).isEmpty();
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
