package dev.berth.booking.testing;

import dev.berth.engines.Engines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points the service at engines of its own: a new database, this JVM's Kafka, a new directory of keys. */
public class RealEngines implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var roles = Engines.freshSchema("booking");
        TestPropertyValues.of(
                        "spring.datasource.url=" + roles.jdbcUrl(),
                        "spring.datasource.username=" + roles.user(),
                        "spring.datasource.password=" + roles.userPassword(),
                        "spring.flyway.user=" + roles.owner(),
                        "spring.flyway.password=" + roles.ownerPassword(),
                        "spring.kafka.bootstrap-servers=" + Engines.kafka().bootstrapServers(),
                        // Services of other tests live in this JVM as well, each with its own database.
                        "berth.nodes.consumer-group=" + UUID.randomUUID(),
                        // A test that moves the clock decides itself when silence is judged.
                        "berth.nodes.watch=false",
                        // No test sends a packet into the machine's network.
                        "berth.nodes.wake.to=127.0.0.1:9",
                        // All of a test's people come from one address.
                        "berth.accounts.registrations-per-hour=1000000",
                        "berth.security.signing-key-dir=" + emptyDirectory())
                .applyTo(context);
    }

    private static String emptyDirectory() {
        try {
            return Files.createTempDirectory("berth-keys").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
