package dev.berth.availability.occupancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BookingTableTest {
    @Test
    void agrees_with_a_map_whatever_is_put_and_taken_out() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        BookingTable table = new BookingTable();
        Map<UUID, Integer> plain = new HashMap<>();
        for (int step = 0; step < 100_000; step++) {
            // Few different ids that look alike, as ids of one second do.
            UUID id = new UUID(0x0199f3a0_00007000L + random.nextInt(200), 0x8000_000000000000L + random.nextInt(100));
            int row = table.find(id);
            assertThat(row == BookingTable.NONE).isEqualTo(!plain.containsKey(id));
            if (random.nextInt(3) == 0 && row != BookingTable.NONE) {
                table.remove(row);
                plain.remove(id);
            } else {
                table.set(row == BookingTable.NONE ? table.insert(id) : row, step, null, step, step, Demand.WHOLE);
                plain.put(id, step);
            }
            if (step % 20_000 == 19_999) {
                int before = step - random.nextInt(20_000);
                table.removeThoseThatEndBefore(before);
                plain.values().removeIf(end -> end < before);
            }
        }
        assertThat(table.size()).isEqualTo(plain.size());
        plain.forEach((id, step) -> assertThat(table.version(table.find(id))).isEqualTo(step));
    }
}
