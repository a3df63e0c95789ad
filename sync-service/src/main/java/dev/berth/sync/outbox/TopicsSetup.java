package dev.berth.sync.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The topics of {@link Topics}, compacted: the newest state of each key is kept for ever. */
@Configuration
class TopicsSetup {
    /** A reader that was away for a term break still learns what was forgotten meanwhile. */
    private static final Duration TOMBSTONES_KEPT = Duration.ofDays(30);

    @Bean
    KafkaAdmin.NewTopics publishedTopics(OutboxSettings settings) {
        return new KafkaAdmin.NewTopics(compacted(Topics.EXTERNAL_BOOKINGS, settings));
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
