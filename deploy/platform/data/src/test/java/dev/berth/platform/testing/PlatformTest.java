package dev.berth.platform.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/** A service of the test's own, with a database and topics of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = TestService.class, webEnvironment = WebEnvironment.NONE)
@ContextConfiguration(initializers = OwnDatabase.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@DirtiesContext
@Tag("engines")
public @interface PlatformTest {}
