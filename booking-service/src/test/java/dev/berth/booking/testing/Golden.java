package dev.berth.booking.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** The examples that consumers test with: what this service writes is exactly them. */
public final class Golden {
    /** As the service's own: nulls are left out unless a record says otherwise. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Golden() {}

    public static void assertWritten(String type, Object event) {
        assertThat(JSON.readTree(JSON.writeValueAsString(event)))
                .as(type)
                .isEqualTo(JSON.readTree(Path.of("events", type + ".json").toFile()));
    }
}
