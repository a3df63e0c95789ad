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
 * The whole service over HTTP, on a real database and a real Kafka. All such tests share one running service, so each
 * makes its own people and things and looks at nothing else.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = RealEngines.class)
@Import({
    TestTime.class,
    TestPeople.class,
    TestNodes.class,
    TestRooms.class,
    TestCourses.class,
    TestReports.class,
    Api.class,
    HeardEvents.class
})
@TestConstructor(autowireMode = AutowireMode.ALL)
@ExtendWith(ClockIsSetBack.class)
@Tag("engines")
public @interface ServiceTest {}
