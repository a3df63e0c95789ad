package dev.berth.booking.environment;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether somebody has ever booked an environment. */
@Component
class EnvironmentUse {
    private final JdbcClient jdbc;

    EnvironmentUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isBooked(UUID environmentId) {
        return jdbc.sql("select exists (select from booking where environment_id = ?)")
                .param(environmentId)
                .query(Boolean.class)
                .single();
    }
}
