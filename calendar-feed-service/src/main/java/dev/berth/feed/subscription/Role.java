package dev.berth.feed.subscription;

import java.util.Locale;

/** What a person may see of others' bookings. */
public enum Role {
    STUDENT,
    STAFF,
    ADMIN;

    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
