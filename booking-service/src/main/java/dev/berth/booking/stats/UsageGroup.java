package dev.berth.booking.stats;

import java.util.Arrays;
import java.util.Locale;

/** By what a statistic is split. */
public enum UsageGroup {
    NODE("b.node_id::text", "(SELECT name FROM node WHERE id::text = key)"),
    BRANCH("(SELECT branch FROM room WHERE id = b.room_id)", "key"),
    PERSON("b.user_id::text", "(SELECT name FROM person WHERE id::text = key)");

    private final String key;
    private final String label;

    UsageGroup(String key, String label) {
        this.key = key;
        this.label = label;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static UsageGroup of(String wireName) {
        return Arrays.stream(values())
                .filter(it -> it.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be node, branch or person"));
    }

    /** SQL over a booking: which series it belongs to. */
    String key() {
        return key;
    }

    /** SQL over a key: what people call it. */
    String label() {
        return label;
    }
}
