package dev.berth.availability.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotCountsTest {
    private static final int NOON = Grid.slotAt(Instant.parse("2026-12-01T12:00:00Z"));

    @Test
    void what_is_taken_away_leaves_what_was_there_before() {
        SlotCounts counts = new SlotCounts(0);
        counts.add(NOON, NOON + 4, 3);
        counts.add(NOON + 2, NOON + 6, 5);
        counts.add(NOON, NOON + 4, -3);
        assertThat(counts.at(NOON)).isZero();
        assertThat(counts.at(NOON + 3)).isEqualTo(5);
        assertThat(counts.at(NOON + 6)).isZero();
    }

    @Test
    void days_may_come_in_any_order() {
        SlotCounts counts = new SlotCounts(0);
        counts.add(NOON + 960, NOON + 961, 1);
        counts.add(NOON - 960, NOON - 959, 2);
        counts.add(NOON, NOON + 1, 3);
        assertThat(counts.at(NOON + 960)).isEqualTo(1);
        assertThat(counts.at(NOON - 960)).isEqualTo(2);
        assertThat(counts.at(NOON)).isEqualTo(3);
    }

    @Test
    void past_days_cost_nothing_and_stay_forgotten() {
        SlotCounts counts = new SlotCounts(0);
        counts.add(NOON - 200, NOON + 1, 1);
        counts.forgetDaysBefore(NOON);
        counts.add(NOON - 200, NOON - 100, 1);
        assertThat(counts.bytes()).isLessThan(300);
        assertThat(counts.at(NOON)).isEqualTo(1);
        counts.add(NOON - 200, NOON + 1, -1);
        assertThat(counts.at(NOON)).isZero();
    }

    @Test
    void agrees_with_a_plain_array_whatever_is_added_and_forgotten() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        SlotCounts counts = new SlotCounts(0);
        int[] plain = new int[2000];
        int forgotten = 0;
        for (int step = 0; step < 3000; step++) {
            int from = random.nextInt(plain.length);
            int to = Math.min(plain.length, from + random.nextInt(200));
            int amount = random.nextInt(9);
            counts.add(from, to, amount);
            for (int slot = from; slot < to; slot++) {
                plain[slot] += amount;
            }
            if (random.nextBoolean()) {
                counts.add(from, to, -amount);
                for (int slot = from; slot < to; slot++) {
                    plain[slot] -= amount;
                }
            }
            if (step % 300 == 0) {
                forgotten = Math.max(forgotten, random.nextInt(step + 1) / 2);
                counts.forgetDaysBefore(forgotten);
            }
        }
        for (int slot = forgotten; slot < plain.length; slot++) {
            assertThat(counts.at(slot)).as("slot %d", slot).isEqualTo(plain[slot]);
            int limit = random.nextInt(5) == 0 ? plain[slot] : random.nextInt(4000);
            boolean atMost = (counts.atMost(limit, SlotWords.wordOf(slot)) >>> slot & 1) == 1;
            assertThat(atMost).as("slot %d at most %d", slot, limit).isEqualTo(plain[slot] <= limit);
        }
    }

    @Test
    void a_slot_begins_on_the_quarter_hour() {
        Instant nine = Instant.parse("2026-12-01T09:00:00Z");
        assertThat(Grid.startOf(Grid.slotAt(nine.plusSeconds(899)))).isEqualTo(nine);
        assertThat(Grid.startOf(Grid.slotFrom(nine))).isEqualTo(nine);
        assertThat(Grid.startOf(Grid.slotFrom(nine.plusSeconds(1)))).isEqualTo(nine.plusSeconds(900));
        assertThatIllegalArgumentException().isThrownBy(() -> Grid.slotAt(Instant.MAX));
    }
}
