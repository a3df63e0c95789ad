package dev.berth.local;

import java.util.Locale;

/** Berth's own services and the folders of their code. */
enum Service {
    BOOKING("booking-service"),
    AVAILABILITY("availability-service"),
    FEED("calendar-feed-service"),
    SYNC("sync-service"),
    GATEWAY("gateway"),
    AGENT("agent-service");

    private final String module;

    Service(String module) {
        this.module = module;
    }

    String module() {
        return module;
    }

    String part() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean isPart(String name) {
        for (Service service : values()) {
            if (service.part().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
