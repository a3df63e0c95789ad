package dev.berth.fuzz;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a document cannot say: ids of things that exist, and bodies whose parts fit each other. */
final class Known {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Supplier<String>> ids = new HashMap<>();
    private final Map<String, List<String>> bodies = new HashMap<>();

    void value(String name, String json) {
        values.put(name, json);
    }

    void ids(String path, Supplier<String> id) {
        ids.put(path, id);
    }

    void bodies(String operation, List<String> examples) {
        bodies.put(operation, examples);
    }

    Optional<JsonNode> value(String name) {
        return Optional.ofNullable(values.get(name)).map(JSON::readTree);
    }

    /** Of the thing that stands at this path; the longest path that is known wins. */
    Optional<String> id(String path) {
        return ids.entrySet().stream()
                .filter(it -> path.startsWith(it.getKey()))
                .max(Comparator.comparingInt(it -> it.getKey().length()))
                .map(it -> it.getValue().get());
    }

    List<JsonNode> bodies(Operation operation) {
        return bodies.getOrDefault(operation.name(), List.of()).stream()
                .map(JSON::readTree)
                .toList();
    }
}
