package dev.berth.booking.environment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a workspace reaches outside of itself. Its node, its neighbours and the metadata address are never among it. */
public enum Egress {
    NONE,
    /** Public addresses. */
    INTERNET,
    /** Private networks as well. */
    OPEN;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Egress of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
