package dev.berth.fuzz;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a JSON document, at every depth, by the names that problem documents use: {@code gpus[0].uuid}. */
final class Fields {
    private Fields() {}

    static List<String> of(JsonNode document) {
        var fields = new ArrayList<String>();
        collect(document, "", fields);
        return fields;
    }

    private static void collect(JsonNode node, String path, List<String> fields) {
        if (!path.isEmpty()) {
            fields.add(path);
        }
        node.properties()
                .forEach(it -> collect(it.getValue(), path + (path.isEmpty() ? "" : ".") + it.getKey(), fields));
        for (int n = 0; node.isArray() && n < node.size(); n++) {
            collect(node.get(n), path + "[" + n + "]", fields);
        }
    }

    static JsonNode with(JsonNode document, String field, String value) {
        JsonNode copy = document.deepCopy();
        switch (copy.at(pointer(parent(field)))) {
            case ObjectNode object -> object.put(last(field), value);
            case ArrayNode array -> array.set(Integer.parseInt(last(field)), value);
            default -> throw new IllegalArgumentException(field);
        }
        return copy;
    }

    static JsonNode without(JsonNode document, String field) {
        JsonNode copy = document.deepCopy();
        switch (copy.at(pointer(parent(field)))) {
            case ObjectNode object -> object.remove(last(field));
            case ArrayNode array -> array.remove(Integer.parseInt(last(field)));
            default -> throw new IllegalArgumentException(field);
        }
        return copy;
    }

    private static String slashed(String field) {
        return "/" + field.replace('.', '/').replace('[', '/').replace("]", "");
    }

    private static String parent(String field) {
        String path = slashed(field);
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static String last(String field) {
        String path = slashed(field);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String pointer(String path) {
        return path;
    }
}
