package dev.berth.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WavesTest {

    @Test
    void a_wave_has_one_event_of_a_key_and_the_waves_keep_their_order() {
        assertThat(Waves.of(List.of(row(1, "a"), row(2, "b"), row(3, "a"), row(4, "a"), row(5, "b"))))
                .extracting(wave -> wave.stream().map(OutboxRow::id).toList())
                .containsExactly(List.of(1L, 2L), List.of(3L, 5L), List.of(4L));
    }

    @Test
    void the_same_key_in_another_topic_is_another_destination() {
        assertThat(Waves.of(List.of(row(1, "a"), new OutboxRow(2, "other", "a", null, null))))
                .hasSize(1);
    }

    private static OutboxRow row(long id, String key) {
        return new OutboxRow(id, "topic", key, "{}", null);
    }
}
