package dev.berth.local.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the control plane wants on one node, by the newest event of each booking. */
final class WantedWorkspaces {
    private final Map<UUID, WantedWorkspace> byBooking = new HashMap<>();

    /** @param event {@code workspace.desired} */
    void put(JsonNode event) {
        JsonNode it = event.path("workspace");
        var booking = UUID.fromString(it.path("bookingId").asString(""));
        byBooking.put(
                booking,
                new WantedWorkspace(
                        booking,
                        it.path("generation").asLong(0),
                        Instant.parse(it.path("from").asString("")),
                        Instant.parse(it.path("until").asString("")),
                        it.path("spec").path("cores").asInt(0),
                        it.path("spec").path("memoryGb").asInt(0)));
    }

    void forget(UUID booking) {
        byBooking.remove(booking);
    }

    List<WantedWorkspace> all() {
        return List.copyOf(byBooking.values());
    }
}
