package dev.berth.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls every operation of an API document with one hostile value at a time, in everything else as a good caller would.
 * Whatever is sent, the service may take it or refuse it with a problem document; it must not stumble.
 */
public final class Fuzz {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApiDocument document;
    private final Door door;
    private final Known known = new Known();
    private final List<String> tokens = new ArrayList<>();
    private final List<Predicate<String>> excluded = new ArrayList<>();
    private int perField = 8;
    private int words = 100;

    private Fuzz(ApiDocument document, Door door) {
        this.document = document;
        this.door = door;
    }

    public static Fuzz of(Path openApiDocument, int port) {
        return new Fuzz(ApiDocument.read(openApiDocument), new Door(port));
    }

    /** A caller. Each shot is fired as one of them; the first one fires most. */
    public Fuzz as(String accessToken) {
        tokens.add(accessToken);
        return this;
    }

    /** @param json the value of every property and parameter of this name; "unique" in it becomes another word each time */
    public Fuzz knowing(String name, String json) {
        known.value(name, json);
        return this;
    }

    /** @param path of the collection; the id is asked for anew for every operation, which may have used up the last */
    public Fuzz knowing(String path, Supplier<String> id) {
        known.ids(path, id);
        return this;
    }

    /** @param operation such as {@code POST /api/v1/bookings} */
    public Fuzz sending(String operation, String... bodies) {
        known.bodies(operation, List.of(bodies));
        return this;
    }

    /** How many of the hostile values each field gets. */
    public Fuzz perField(int many) {
        perField = many;
        return this;
    }

    public Fuzz without(Predicate<String> operations) {
        excluded.add(operations);
        return this;
    }

    /**
     * @param shots how many were fired
     * @param findings what should not have been answered, with what was sent
     */
    public record Outcome(int shots, List<String> findings) {}

    public Outcome run(long seed) {
        var dice = new Random(seed);
        var findings = new ArrayList<String>();
        int shots = 0;
        for (Operation operation : document.operations()) {
            if (excluded.stream().anyMatch(it -> it.test(operation.name()))) {
                continue;
            }
            for (Shot shot : new Magazine(operation, dice).shots()) {
                shots++;
                String wrong = Verdict.on(shot, door.send(shot));
                if (wrong != null) {
                    findings.add(wrong);
                }
            }
        }
        return new Outcome(shots, findings);
    }

    /** All that is fired at one operation. */
    private final class Magazine {
        private static final String MARK = "\u0001here\u0001";

        private final Operation operation;
        private final Random dice;
        private final List<Shot> shots = new ArrayList<>();
        private final String target;
        private final String query;
        private final List<JsonNode> bodies;

        Magazine(Operation operation, Random dice) {
            this.operation = operation;
            this.dice = dice;
            this.target = operation
                    .path()
                    .replaceAll("\\{[^}]+}", known.id(operation.path()).orElse("0199f3a0-0000-7000-8000-000000000000"));
            this.query = query(operation, "", "");
            this.bodies = bodiesOf(operation);
        }

        List<Shot> shots() {
            fire(null, "as it should be", target + query);
            parameters();
            if (operation.takesABody()) {
                bodies.forEach(this::fields);
                wholeBodies();
            }
            strangeHeaders();
            return shots;
        }

        private void parameters() {
            for (var it : operation.parameters()) {
                switch (it.in()) {
                    case "query" ->
                        some(Hostile.inAddresses())
                                .forEach(value -> fire(it.name(), value, target + query(operation, it.name(), value)));
                    case "path" ->
                        some(Hostile.inAddresses())
                                .forEach(value -> fire(
                                        null,
                                        "path " + value,
                                        operation.path().replaceAll("\\{[^}]+}", quoted(value)) + query));
                    case "header" ->
                        some(Hostile.inHeaders())
                                .forEach(value -> fire(
                                        null,
                                        it.name() + " " + value,
                                        target + query,
                                        Map.of(it.name(), value),
                                        goodBody()));
                    default -> {}
                }
            }
        }

        private void fields(JsonNode body) {
            for (String field : Fields.of(body)) {
                for (String value : some(Hostile.values())) {
                    String json = JSON.writeValueAsString(Fields.with(body, field, MARK))
                            .replace(JSON.writeValueAsString(MARK), value);
                    fire(field, value, target + query, Map.of(), unique(json));
                }
                fire(
                        field,
                        "missing",
                        target + query,
                        Map.of(),
                        unique(JSON.writeValueAsString(Fields.without(body, field))));
            }
        }

        private void wholeBodies() {
            Hostile.bodies().forEach((name, body) -> fire(null, "body " + name, target + query, Map.of(), body));
            some(Hostile.contentTypes())
                    .forEach(it ->
                            fire(null, "Content-Type " + it, target + query, Map.of("Content-Type", it), goodBody()));
        }

        private void strangeHeaders() {
            some(Hostile.accepts())
                    .forEach(it -> fire(null, "Accept " + it, target + query, Map.of("Accept", it), goodBody()));
        }

        private <T> List<T> some(List<T> all) {
            var shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, dice);
            return shuffled.subList(0, Math.min(perField, shuffled.size()));
        }

        private void fire(@Nullable String field, String value, String address) {
            fire(field, value, address, Map.of(), goodBody());
        }

        private void fire(
                @Nullable String field, String value, String address, Map<String, String> special, byte[] body) {
            var headers = new LinkedHashMap<String, String>();
            headers.put(
                    "Authorization", "Bearer " + tokens.get(dice.nextInt(4) == 0 ? dice.nextInt(tokens.size()) : 0));
            headers.put("Accept", "application/json");
            if (body.length > 0) {
                headers.put("Content-Type", "application/json");
            }
            if (operation.parameters().stream().anyMatch(it -> it.name().equals("If-Match"))) {
                headers.put("If-Match", "\"0\"");
            }
            headers.putAll(special);
            shots.add(new Shot(
                    operation.name(),
                    field,
                    shortened(value),
                    operation.method(),
                    address,
                    headers,
                    body,
                    !known.bodies(operation).isEmpty()));
        }

        private byte[] goodBody() {
            return operation.takesABody() ? unique(JSON.writeValueAsString(bodies.getFirst())) : new byte[0];
        }
    }

    private List<JsonNode> bodiesOf(Operation operation) {
        var examples = known.bodies(operation);
        return examples.isEmpty() ? List.of(document.plausible(operation.body(), known)) : examples;
    }

    private String query(Operation operation, String hostileName, String hostileValue) {
        var query = new StringBuilder();
        for (var it : operation.parameters()) {
            if (it.in().equals("query")) {
                query.append(query.isEmpty() ? '?' : '&').append(it.name()).append('=');
                query.append(it.name().equals(hostileName) ? hostileValue : goodValue(it));
            }
        }
        return query.toString();
    }

    private String goodValue(Operation.Parameter parameter) {
        if (parameter.name().equals("cursor")) {
            return "";
        }
        JsonNode value = known.value(parameter.name()).orElseGet(() -> document.plausible(parameter.schema(), known));
        return (value.isArray() ? value.path(0) : value).asString().replace("+", "%2B");
    }

    private byte[] unique(String json) {
        return json.replace(Shot.UNIQUE, "u" + ++words).getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String replacement) {
        return java.util.regex.Matcher.quoteReplacement(replacement);
    }

    private static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }
}
