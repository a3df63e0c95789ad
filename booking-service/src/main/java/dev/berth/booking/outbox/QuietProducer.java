package dev.berth.booking.outbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.support.ProducerListener;

/**
 * Spring's own listener writes an error with a piece of the event for each event that Kafka does not take: a flood while
 * Kafka is away, and what is in an event is nobody's business in a log. The relay says once that events wait.
 */
@Configuration(proxyBeanMethods = false)
class QuietProducer {

    @Bean
    ProducerListener<Object, Object> saysNothing() {
        return new ProducerListener<>() {};
    }
}
