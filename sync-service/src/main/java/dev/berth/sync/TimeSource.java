package dev.berth.sync;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one place where the time comes from, so that tests can set it. */
@Configuration(proxyBeanMethods = false)
class TimeSource {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
