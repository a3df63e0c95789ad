package dev.berth.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.DefaultErrorHandler;
import tools.jackson.databind.json.JsonMapper;

/** What stands behind every {@code @KafkaListener}: retries, dead letters, the request's id in the log, and the health {@code kafka}. */
@AutoConfiguration
@EnableConfigurationProperties(InboxSettings.class)
class InboxAutoConfiguration {
    @Bean
    DeadLetters deadLetters(JdbcClient jdbc, MeterRegistry measures) {
        return new DeadLetters(jdbc, measures);
    }

    /** Spring Boot gives it to the container of every listener. */
    @Bean
    DefaultErrorHandler inboxFailures(DeadLetters deadLetters, InboxSettings settings) {
        return InboxFailures.handler(deadLetters, settings);
    }

    /** This, too. */
    @Bean
    RequestIdOfRecord requestIdOfRecord() {
        return new RequestIdOfRecord();
    }

    @Bean
    EventReader eventReader(JsonMapper json) {
        return new EventReader(json);
    }

    @Bean
    @ConditionalOnEnabledHealthIndicator("kafka")
    KafkaHealthIndicator kafkaHealthIndicator(KafkaAdmin kafka) {
        return new KafkaHealthIndicator(kafka.getConfigurationProperties());
    }

    /** Switched off where a service has no table of event ids, because it tells a repeated event by its version. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "berth.inbox.remember-events", matchIfMissing = true)
    static class RememberedEvents {
        @Bean
        ProcessedEvents processedEvents(JdbcClient jdbc, Clock clock) {
            return new ProcessedEvents(jdbc, clock);
        }

        @Bean
        ProcessedEventsCleanup processedEventsCleanup(ProcessedEvents processed, InboxSettings settings, Clock clock) {
            return new ProcessedEventsCleanup(processed, settings, clock);
        }
    }
}
