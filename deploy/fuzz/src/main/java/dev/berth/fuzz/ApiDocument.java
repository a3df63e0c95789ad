package dev.berth.fuzz;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What of an OpenAPI document matters here: its operations, and what each schema would take. */
final class ApiDocument {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;

    private ApiDocument(JsonNode document) {
        this.document = document;
    }

    static ApiDocument read(Path file) {
        return new ApiDocument(JSON.readTree(file.toFile()));
    }

    List<Operation> operations() {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(it -> METHODS.contains(it.getKey()))
                        .map(it -> operation(it.getKey(), path.getKey(), it.getValue())))
                .toList();
    }

    private Operation operation(String method, String path, JsonNode described) {
        var parameters = described
                .path("parameters")
                .valueStream()
                .map(this::resolved)
                .map(it -> new Operation.Parameter(
                        it.path("in").asString(), it.path("name").asString(), resolved(it.path("schema"))))
                .toList();
        JsonNode body = described.at("/requestBody/content/application~1json/schema");
        return new Operation(method.toUpperCase(java.util.Locale.ROOT), path, parameters, resolved(body));
    }

    /** A value that fits the schema as far as the schema says; every property is there. */
    JsonNode plausible(JsonNode unresolved, Known known) {
        JsonNode schema = resolved(unresolved);
        var nodes = JsonNodeFactory.instance;
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        return switch (typeOf(schema)) {
            case "object" -> {
                var object = nodes.objectNode();
                schema.path("properties")
                        .properties()
                        .forEach(it -> object.set(
                                it.getKey(),
                                known.value(it.getKey()).orElseGet(() -> plausible(it.getValue(), known))));
                yield object;
            }
            case "array" -> nodes.arrayNode().add(plausible(schema.path("items"), known));
            case "integer", "number" ->
                nodes.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
            case "boolean" -> nodes.booleanNode(true);
            default -> nodes.stringNode(text(schema));
        };
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> "0199f3a0-0000-7000-8000-000000000000";
            case "date-time" -> Dates.A_MONTH_AHEAD + "T09:00:00Z";
            case "date" -> Dates.A_MONTH_AHEAD.toString();
            default ->
                Shot.UNIQUE + "x".repeat(Math.max(0, schema.path("minLength").asInt(0) - 3));
        };
    }

    static String typeOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? firstThatIsNotNull(type.valueStream()) : type.asString("string");
    }

    private static String firstThatIsNotNull(Stream<JsonNode> types) {
        return types.map(JsonNode::asString)
                .filter(it -> !it.equals("null"))
                .findFirst()
                .orElse("string");
    }

    JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(document.at(schema.path("$ref").asString().substring(1)));
        }
        for (String choice : List.of("allOf", "oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return resolved(schema.path(choice)
                        .valueStream()
                        .filter(it -> !it.path("type").asString("").equals("null"))
                        .findFirst()
                        .orElseThrow());
            }
        }
        return schema;
    }
}
