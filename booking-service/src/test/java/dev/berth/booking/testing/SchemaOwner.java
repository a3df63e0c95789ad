package dev.berth.booking.testing;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Changes the schema itself, which the service's own role may not: for tests that drop a constraint or watch a table. */
public class SchemaOwner {
    private final JdbcClient jdbc;

    SchemaOwner(Environment settings) {
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(
                settings.getRequiredProperty("spring.datasource.url") + "?currentSchema=booking",
                settings.getRequiredProperty("spring.flyway.user"),
                settings.getRequiredProperty("spring.flyway.password")));
    }

    public JdbcClient jdbc() {
        return jdbc;
    }
}
