package dev.berth.booking.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

@TestConfiguration(proxyBeanMethods = false)
class TestTime {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }
}
