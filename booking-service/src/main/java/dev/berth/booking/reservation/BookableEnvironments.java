package dev.berth.booking.reservation;

import dev.berth.booking.environment.Egress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The environments that may be booked. */
@Component
class BookableEnvironments {
    private final JdbcClient jdbc;

    BookableEnvironments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<BookedEnvironment> find(UUID environmentId) {
        return jdbc.sql("""
                        SELECT id, name, image, ports, command, egress, capabilities, read_only_root
                        FROM environment
                        WHERE id = ? AND enabled""")
                .param(environmentId)
                .query((row, n) -> new BookedEnvironment(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("image"),
                        List.of((Integer[]) row.getArray("ports").getArray()),
                        List.of((String[]) row.getArray("command").getArray()),
                        Egress.of(row.getString("egress")),
                        List.of((String[]) row.getArray("capabilities").getArray()),
                        row.getBoolean("read_only_root")))
                .optional();
    }
}
