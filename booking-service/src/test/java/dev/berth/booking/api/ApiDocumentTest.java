package dev.berth.booking.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The committed document is what the SPA's types are made from: it must say what the service does. */
@ServiceTest
class ApiDocumentTest {
    private static final Path COMMITTED = Path.of("openapi.json");

    private final Api api;
    private final JsonMapper json = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    ApiDocumentTest(Api api) {
        this.api = api;
    }

    @Test
    void the_committed_document_is_what_the_service_serves() throws IOException {
        String served = json.writeValueAsString(settled(
                        json.readValue(api.get("/v3/api-docs", null).is(200).body(), Object.class)))
                + "\n";
        if (Boolean.getBoolean("berth.openapi.write")) Files.writeString(COMMITTED, served);
        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as("openapi.json is stale; run: ./mvnw -pl booking-service -am verify"
                        + " -Dtest=ApiDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dberth.openapi.write=true")
                .isEqualTo(served);
    }

    /** Alternatives of a type come from a hash set: their order differs from one JVM to the next. */
    private static Object settled(Object node) {
        return switch (node) {
            case Map<?, ?> map -> {
                Map<Object, Object> settled = new LinkedHashMap<>();
                map.forEach((key, value) -> settled.put(key, "type".equals(key) ? sorted(value) : settled(value)));
                yield settled;
            }
            case List<?> list -> list.stream().map(ApiDocumentTest::settled).toList();
            default -> node;
        };
    }

    private static Object sorted(Object type) {
        return type instanceof List<?> alternatives
                ? alternatives.stream().sorted().toList()
                : settled(type);
    }
}
