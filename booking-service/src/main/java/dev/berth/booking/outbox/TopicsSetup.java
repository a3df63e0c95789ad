package dev.berth.booking.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The topics of {@link Topics}, all compacted: the newest state of each key is kept for ever. */
@Configuration
class TopicsSetup {
    /** An agent that was switched off for a term break still learns what has ended meanwhile. */
    private static final Duration TOMBSTONES_KEPT = Duration.ofDays(30);

    @Bean
    KafkaAdmin.NewTopics publishedTopics(OutboxSettings settings) {
        return new KafkaAdmin.NewTopics(
                compacted(Topics.BOOKINGS, settings),
                compacted(Topics.RESOURCES, settings),
                compacted(Topics.PEOPLE, settings),
                compacted(Topics.WORKSPACES, settings));
    }

    private static NewTopic compacted(String name, OutboxSettings settings) {
        return new NewTopic(name, Optional.of(settings.partitions()), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        String.valueOf(TOMBSTONES_KEPT.toMillis())));
    }
}
