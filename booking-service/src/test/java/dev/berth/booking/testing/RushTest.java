package dev.berth.booking.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/**
 * Many at once, on a service and a database that all tests of this kind share, and only they. Each makes its own people
 * and things; a test that takes a constraint away does so by {@link Constraints}, which brings it back.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("race")
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
@ContextConfiguration(initializers = RealEngines.class)
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
@Tag("engines")
public @interface RushTest {}
