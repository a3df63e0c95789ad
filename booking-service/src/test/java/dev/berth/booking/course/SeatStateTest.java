package dev.berth.booking.course;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeatStateTest {

    @Test
    void three_seats_are_few_and_none_is_full() {
        assertThat(SeatState.of(12)).isEqualTo(SeatState.FREE);
        assertThat(SeatState.of(4)).isEqualTo(SeatState.FREE);
        assertThat(SeatState.of(3)).isEqualTo(SeatState.ALMOST_FULL);
        assertThat(SeatState.of(1)).isEqualTo(SeatState.ALMOST_FULL);
        assertThat(SeatState.of(0)).isEqualTo(SeatState.FULL);
    }

    @Test
    void in_json_they_are_written_with_a_hyphen() {
        assertThat(SeatState.ALMOST_FULL.word()).isEqualTo("almost-full");
    }
}
