package dev.berth.sync.outbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.support.ProducerListener;

/**
 * Spring's own listener writes the beginning of each event that could not be sent into the log. Events hold what people put
 * into their calendars, and {@link OutboxRelay} says already that events wait.
 */
@Configuration(proxyBeanMethods = false)
class QuietProducer {
    @Bean
    ProducerListener<Object, Object> saysNothing() {
        return new ProducerListener<>() {};
    }
}
