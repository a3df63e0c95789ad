package dev.berth.local.simulation;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the control plane wants on each node, by the newest record of each booking in {@code berth.workspaces}. */
final class WantedWorkspaces {
    private static final JsonMapper JSON = new JsonMapper();

    private final Consumer<String> journal;
    private final Map<UUID, Map<UUID, WantedWorkspace>> byNode = new HashMap<>();

    WantedWorkspaces(Consumer<String> journal) {
        this.journal = journal;
    }

    /** One record that cannot be read leaves all others as they are. */
    void take(@Nullable String key, @Nullable String value) {
        try {
            takeReadable(key, value);
        } catch (RuntimeException unreadable) {
            journal.accept("The simulated nodes leave out a record of berth.workspaces with the key " + key + ": "
                    + unreadable.getMessage());
        }
    }

    private void takeReadable(@Nullable String key, @Nullable String value) {
        String[] ids = Objects.requireNonNullElse(key, "").split("/");
        if (ids.length != 2) {
            return; // not a workspace on a node
        }
        var ofNode = byNode.computeIfAbsent(UUID.fromString(ids[0]), node -> new HashMap<>());
        var booking = UUID.fromString(ids[1]);
        if (value == null) {
            ofNode.remove(booking);
        } else {
            ofNode.put(booking, parse(JSON.readTree(value).path("workspace"), booking));
        }
    }

    private static WantedWorkspace parse(JsonNode it, UUID booking) {
        return new WantedWorkspace(
                booking,
                it.path("generation").asLong(0),
                Instant.parse(it.path("from").asString("")),
                Instant.parse(it.path("until").asString("")),
                it.path("spec").path("cores").asInt(0),
                it.path("spec").path("memoryGb").asInt(0));
    }

    Collection<WantedWorkspace> of(UUID node) {
        return byNode.getOrDefault(node, Map.of()).values();
    }
}
