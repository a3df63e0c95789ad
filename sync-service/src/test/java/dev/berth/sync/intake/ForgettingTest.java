package dev.berth.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engines.Engines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("engines")
class ForgettingTest {
    private final DriverManagerDataSource database =
            new DriverManagerDataSource(Engines.freshDatabase() + "&currentSchema=sync");
    private final ProcessedEvents processed = new ProcessedEvents(JdbcClient.create(database));

    @Test
    void ids_are_remembered_for_as_long_as_the_setting_says() {
        Flyway.configure().dataSource(database).schemas("sync").load().migrate();
        UUID event = UUID.randomUUID();
        assertThat(processed.isNew(event)).isTrue();
        forgetAt(Instant.now().plus(Duration.ofDays(13)));
        assertThat(processed.isNew(event)).isFalse();
        forgetAt(Instant.now().plus(Duration.ofDays(15)));
        assertThat(processed.isNew(event)).isTrue();
    }

    private void forgetAt(Instant now) {
        var settings = new IntakeSettings(Duration.ofDays(14), Duration.ofSeconds(5), 5);
        new Forgetting(processed, settings, Clock.fixed(now, ZoneOffset.UTC)).forget();
    }
}
