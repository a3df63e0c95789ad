package dev.berth.booking.node;

import java.util.Locale;

/** Whether a node's agent answers. */
enum Presence {
    ONLINE,
    OFFLINE,
    /** Offline on purpose, and can be woken. */
    ASLEEP;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Presence of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
