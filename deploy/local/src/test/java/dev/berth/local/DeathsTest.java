package dev.berth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeathsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Deaths deaths = new Deaths();

    @Test
    void thePauseDoublesFromDeathToDeathUpToHalfAMinute() {
        assertThat(deaths.died(minute(0))).contains(Duration.ofSeconds(1));
        assertThat(deaths.died(minute(1))).contains(Duration.ofSeconds(2));
        assertThat(deaths.died(minute(2))).contains(Duration.ofSeconds(4));
        assertThat(deaths.died(minute(3))).contains(Duration.ofSeconds(8));
        assertThat(deaths.died(minute(4))).contains(Duration.ofSeconds(16));
        assertThat(deaths.died(minute(5))).contains(Duration.ofSeconds(30));
    }

    @Test
    void afterTenMinutesOfLifeThePauseIsShortAgain() {
        deaths.died(minute(0));
        deaths.died(minute(1));
        assertThat(deaths.died(minute(12))).contains(Duration.ofSeconds(1));
    }

    @Test
    void threeDeathsWithinAMinuteAreTooMany() {
        assertThat(deaths.died(NOON)).isPresent();
        assertThat(deaths.died(NOON.plusSeconds(30))).isPresent();
        assertThat(deaths.died(NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void threeDeathsInALittleMoreThanAMinuteAreNot() {
        deaths.died(NOON);
        deaths.died(NOON.plusSeconds(30));
        assertThat(deaths.died(NOON.plusSeconds(61))).isPresent();
        assertThat(deaths.died(NOON.plusSeconds(90))).isEmpty();
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
