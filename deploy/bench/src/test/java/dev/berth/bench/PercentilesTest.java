package dev.berth.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void aPercentileIsAMeasurementThatHappened() {
        var hundred = LongStream.rangeClosed(1, 100).map(n -> n * 1_000_000).toArray();
        assertThat(Percentiles.of(hundred).millis(0.95)).isEqualTo(95);
        assertThat(Percentiles.of(new long[] {7_000_000}).millis(0.99)).isEqualTo(7);
    }

    @Test
    void ofNothingThereIsNone() {
        assertThat(Percentiles.of(new long[0]).millis(0.5)).isNaN();
    }
}
