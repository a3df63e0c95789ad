package dev.berth.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ClockTest {
    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ClockAutoConfiguration.class));

    @Test
    void the_clock_has_no_more_digits_than_the_database_keeps() {
        service.run(context -> assertThat(context.getBean(Clock.class).instant().getNano() % 1000)
                .isZero());
    }

    @Test
    void a_clock_of_the_service_itself_goes_first() {
        Clock own = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        service.withBean(Clock.class, () -> own)
                .run(context -> assertThat(context.getBean(Clock.class)).isSameAs(own));
    }
}
