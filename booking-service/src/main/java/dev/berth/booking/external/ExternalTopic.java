package dev.berth.booking.external;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** sync-service publishes to it and makes it as well; whoever comes first. */
@Configuration(proxyBeanMethods = false)
class ExternalTopic {
    static final String NAME = "berth.external-bookings";
    private static final int PARTITIONS = 6;

    @Bean
    KafkaAdmin.NewTopics topicOfExternalBookings() {
        return new KafkaAdmin.NewTopics(new NewTopic(NAME, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
    }
}
