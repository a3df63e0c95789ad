package dev.berth.availability.occupancy;

import java.util.Locale;

/** What can be held. */
public enum Kind {
    NODE,
    ROOM,
    COURSE;

    /** As events and answers spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
