package dev.berth.platform.testing;

import dev.berth.platform.outbox.PublishedTopics;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TestService {
    @Bean
    PublishedTopics publishedTopics() {
        return PublishedTopics.of(PublishedEvents.TOPIC);
    }
}
