package dev.berth.booking.node;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What people see. Maintenance hides whether the agent answers; it is decided by an admin and stays until one ends it. */
public enum NodeStatus {
    ONLINE,
    OFFLINE,
    ASLEEP,
    WAKING,
    MAINTENANCE;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
