package dev.berth.booking.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/**
 * A service of the test's own, on a database of its own: for what would disturb others, like a Kafka
 * that is switched off. Says by {@code @ContextConfiguration} which engines it runs on.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "berth.lifecycle.clockwork=false",
            "spring.datasource.hikari.maximum-pool-size=16",
            // A rush on a slow machine waits for its turn.
            "spring.datasource.hikari.connection-timeout=120000",
            "spring.datasource.hikari.connection-init-sql=SET lock_timeout = '120s'; SET statement_timeout = '120s'",
            "spring.datasource.hikari.data-source-properties.socketTimeout=150",
            "berth.rushes.patience=120s"
        })
@Import({
    Api.class,
    TestTime.class,
    TestPeople.class,
    TestNodes.class,
    TestRooms.class,
    TestCourses.class,
    TestReports.class,
    Deadlocks.class,
    Constraints.class,
    SchemaOwner.class
})
@TestConstructor(autowireMode = AutowireMode.ALL)
@ExtendWith(ClockIsSetBack.class)
@DirtiesContext
@Tag("engines")
public @interface EngineTest {}
