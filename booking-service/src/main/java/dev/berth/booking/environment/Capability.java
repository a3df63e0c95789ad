package dev.berth.booking.environment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The capabilities of Linux that an admin may allow to an environment; workspaces have none otherwise. These are what images
 * need whose first process is root and changes to the user itself. None of them reaches beyond the container.
 */
public enum Capability {
    CHOWN,
    DAC_OVERRIDE,
    FOWNER,
    KILL,
    NET_BIND_SERVICE,
    SETGID,
    SETUID;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Capability of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
