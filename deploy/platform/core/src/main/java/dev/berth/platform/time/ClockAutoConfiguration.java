package dev.berth.platform.time;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** A service asks for a {@link Clock} instead of reading the machine's, so that its tests can set the time. */
@AutoConfiguration
class ClockAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clocks.microseconds();
    }
}
