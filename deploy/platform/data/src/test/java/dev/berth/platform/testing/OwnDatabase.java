package dev.berth.platform.testing;

import dev.berth.engines.Engines;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A new database with the tables that a service's migrations make, and a topic to listen to. */
public final class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var roles = Engines.freshSchema("test");
        new ResourceDatabasePopulator(new ClassPathResource("schema.sql"))
                .execute(new DriverManagerDataSource(roles.urlAsOwner() + "&currentSchema=test"));
        TestPropertyValues.of(
                        "spring.datasource.url=" + roles.jdbcUrl(),
                        "spring.datasource.username=" + roles.owner(),
                        "spring.datasource.password=" + roles.ownerPassword(),
                        "spring.datasource.hikari.connection-timeout=1000",
                        "spring.kafka.bootstrap-servers=" + Engines.kafka().bootstrapServers(),
                        "berth.inbox.longest-pause=200ms",
                        "berth.test.topic=heard-" + UUID.randomUUID())
                .applyTo(context);
    }
}
