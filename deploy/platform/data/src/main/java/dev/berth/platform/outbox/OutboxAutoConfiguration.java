package dev.berth.platform.outbox;

import dev.berth.platform.loop.SupervisedLoops;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The outbox of a service that has {@link PublishedTopics}. */
@AutoConfiguration
@ConditionalOnBean(PublishedTopics.class)
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxAutoConfiguration {
    /** A reader that was away for a term break still learns what has ended meanwhile. */
    private static final Duration TOMBSTONES_KEPT = Duration.ofDays(30);

    @Bean
    OutboxTable outboxTable(JdbcClient jdbc) {
        return new OutboxTable(jdbc);
    }

    @Bean
    LaneLeases laneLeases(JdbcClient jdbc) {
        return new LaneLeases(jdbc);
    }

    @Bean
    OutboxMeasures outboxMeasures(MeterRegistry registry, OutboxTable table) {
        return new OutboxMeasures(registry, table);
    }

    @Bean
    KafkaAdmin.NewTopics publishedTopicsToMake(PublishedTopics published, OutboxSettings settings) {
        return new KafkaAdmin.NewTopics(published.names().stream()
                .map(name -> compacted(name, settings))
                .toArray(NewTopic[]::new));
    }

    @Bean
    OutboxRelay outboxRelay(
            OutboxTable table,
            LaneLeases leases,
            ProducerFactory<?, ?> producers,
            KafkaAdmin admin,
            OutboxSettings settings,
            OutboxMeasures measures,
            SupervisedLoops loops) {
        return new OutboxRelay(
                table,
                leases,
                lane -> new LaneProducer(producers.getConfigurationProperties(), lane),
                admin,
                settings,
                measures,
                loops);
    }

    @Bean
    Outbox outbox(OutboxTable table, OutboxRelay relay, JsonMapper json) {
        return new Outbox(table, relay, json);
    }

    /** The newest state of each key is kept for ever. */
    private static NewTopic compacted(String name, OutboxSettings settings) {
        return new NewTopic(name, Optional.of(settings.partitions()), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        String.valueOf(TOMBSTONES_KEPT.toMillis())));
    }
}
