package dev.berth.sync.external;

import dev.berth.platform.outbox.PublishedTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topic that this service publishes. */
@Configuration(proxyBeanMethods = false)
class ExternalBookingsTopic {
    static final String NAME = "berth.external-bookings";

    @Bean
    PublishedTopics publishedTopics() {
        return PublishedTopics.of(NAME);
    }
}
