package dev.berth.fuzz;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One call that the document describes.
 *
 * @param body its schema; a missing node when it takes none
 */
record Operation(String method, String path, List<Parameter> parameters, JsonNode body) {
    record Parameter(String in, String name, JsonNode schema) {}

    String name() {
        return method + " " + path;
    }

    boolean takesABody() {
        return !body.isMissingNode();
    }
}
