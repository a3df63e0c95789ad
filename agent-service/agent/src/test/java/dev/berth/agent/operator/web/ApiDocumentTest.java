package dev.berth.agent.operator.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.agent.health.HealthReport;
import dev.berth.agent.reconcile.Address;
import dev.berth.agent.reconcile.ContainerSeen;
import dev.berth.agent.reconcile.WorkspaceState;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The checked-in description says what the code does. */
class ApiDocumentTest {
    private static final Map<String, Class<? extends Record>> RECORDS = Stream.<Class<? extends Record>>of(
                    HealthReport.class,
                    HealthReport.Node.class,
                    HealthReport.Runtime.class,
                    HealthReport.Assignment.class,
                    HealthReport.Link.class,
                    HealthReport.Clock.class,
                    HealthReport.Workspaces.class,
                    HealthReport.Home.class,
                    HealthCalls.UpOrDown.class,
                    ContainerCalls.Containers.class,
                    ContainerResponse.class,
                    Address.class,
                    StartRequest.class,
                    ContainerCalls.Started.class,
                    ImageCalls.CheckRequest.class,
                    ImageCalls.CheckResponse.class,
                    Problem.class,
                    Problem.FieldProblem.class)
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private static final Set<String> NUMBERS = Set.of("int", "long", "Integer", "Long");

    private final JsonNode document = JsonMapper.shared().readTree(ApiDocument.read());
    private final JsonNode schemas = document.get("components").get("schemas");

    @Test
    void describes_every_address_and_no_other() {
        Set<String> described = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(it -> described.add(it.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> routed = routes().stream()
                .map(it -> it.method() + " " + it.path())
                .collect(Collectors.toCollection(TreeSet::new));
        routed.remove("GET /v3/api-docs");
        assertThat(described).isEqualTo(routed);
    }

    @Test
    void says_which_addresses_need_no_token() {
        for (Route route : routes()) {
            JsonNode call =
                    document.get("paths").path(route.path()).path(route.method().toLowerCase(Locale.ROOT));
            boolean open = call.has("security") && call.get("security").isEmpty();
            assertThat(call.isMissingNode() || open == route.open())
                    .as(route.toString())
                    .isTrue();
        }
    }

    @Test
    void every_schema_has_the_fields_of_its_record() {
        assertThat(new TreeSet<>(schemas.propertyNames())).isEqualTo(new TreeSet<>(RECORDS.keySet()));
        RECORDS.forEach((name, type) -> {
            Map<String, String> described = new TreeMap<>();
            schemas.get(name)
                    .get("properties")
                    .properties()
                    .forEach(it -> described.put(it.getKey(), type(it.getValue())));
            Map<String, String> written = new TreeMap<>();
            for (RecordComponent it : type.getRecordComponents()) {
                written.put(it.getName(), type(it.getType()));
            }
            assertThat(described).as(name).isEqualTo(written);
        });
    }

    @Test
    void every_field_that_an_answer_always_has_is_required() {
        RECORDS.forEach((name, type) -> {
            if (!name.endsWith("Request")) {
                Set<String> always = Arrays.stream(type.getRecordComponents())
                        .filter(it -> !it.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .collect(Collectors.toSet());
                assertThat(texts(schemas.get(name).get("required"))).as(name).isEqualTo(always);
            }
        });
    }

    @Test
    void names_every_state_and_condition() {
        JsonNode container = schemas.get("ContainerResponse").get("properties");
        assertThat(texts(container.get("state").get("enum"))).isEqualTo(lower(WorkspaceState.values()));
        assertThat(texts(container.get("condition").get("enum"))).isEqualTo(lower(ContainerSeen.Condition.values()));
    }

    /** Looked at, never called: what they would ask is not needed. */
    @SuppressWarnings("NullAway")
    private static List<Route> routes() {
        return Routes.all(null, null, null, null);
    }

    private static Set<String> lower(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    private static String type(JsonNode schema) {
        return schema.has("$ref")
                ? schema.get("$ref").asString().replace("#/components/schemas/", "")
                : schema.get("type").asString();
    }

    private static String type(Class<?> type) {
        if (RECORDS.containsValue(type)) {
            return type.getSimpleName();
        }
        if (NUMBERS.contains(type.getSimpleName())) {
            return "integer";
        }
        return type == boolean.class
                ? "boolean"
                : type == List.class ? "array" : type == Map.class ? "object" : "string";
    }
}
