package dev.berth.platform.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits a batch so that each wave holds at most one event of a destination: an event leaves only after the one before
 * it is acknowledged. Sending all at once would reverse two events when the first fails and the second does not.
 */
final class Waves {
    private Waves() {}

    static List<List<OutboxRow>> of(List<OutboxRow> inOrder) {
        Map<OutboxRow.Destination, Integer> seen = new HashMap<>();
        List<List<OutboxRow>> waves = new ArrayList<>();
        for (OutboxRow row : inOrder) {
            int wave = seen.merge(row.destination(), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(row);
        }
        return waves;
    }
}
