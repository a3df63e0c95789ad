package dev.berth.booking.external;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What other features may ask about external bookings. */
@Component
public class ExternalDirectory {
    private final JdbcClient jdbc;

    ExternalDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean exists(UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM external_booking WHERE id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }
}
