package dev.berth.sync.source;

import dev.berth.sync.connector.SourceKind;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has set up about an outside system, without its secret.
 *
 * @param address of the API, or of the .ics
 * @param clientId as which it is asked (LibCal)
 * @param locationIds which of its locations are read (LibCal)
 * @param timeZone of times that come without one
 * @param rooms the room of Berth for each of its spaces; a calendar is one space, {@link #WHOLE}
 * @param personId whose calendar it fills; null where it fills rooms
 */
public record Setup(
        SourceKind kind,
        String name,
        boolean enabled,
        URI address,
        @Nullable String clientId,
        List<String> locationIds,
        ZoneId timeZone,
        Map<String, UUID> rooms,
        @Nullable UUID personId) {
    /** The name of the one space of a source that has no spaces. */
    public static final String WHOLE = "*";

    public Setup {
        locationIds = List.copyOf(locationIds);
        rooms = Map.copyOf(rooms);
    }
}
