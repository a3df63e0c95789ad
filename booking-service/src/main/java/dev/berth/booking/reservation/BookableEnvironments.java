package dev.berth.booking.reservation;

import dev.berth.booking.environment.Egress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The environments that may be booked. */
@Component
class BookableEnvironments {
    private static final TypeReference<Map<String, String>> VARIABLES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BookableEnvironments(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<BookedEnvironment> find(UUID environmentId) {
        return jdbc.sql("""
                        SELECT id, name, image, ports, command, variables, egress, capabilities, read_only_root
                        FROM environment
                        WHERE id = ? AND enabled""")
                .param(environmentId)
                .query((row, n) -> new BookedEnvironment(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("image"),
                        List.of((Integer[]) row.getArray("ports").getArray()),
                        List.of((String[]) row.getArray("command").getArray()),
                        json.readValue(row.getString("variables"), VARIABLES),
                        Egress.of(row.getString("egress")),
                        List.of((String[]) row.getArray("capabilities").getArray()),
                        row.getBoolean("read_only_root")))
                .optional();
    }
}
