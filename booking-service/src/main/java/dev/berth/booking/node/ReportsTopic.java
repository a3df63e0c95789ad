package dev.berth.booking.node;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The agents publish to it and make it as well; whoever comes first. */
@Configuration(proxyBeanMethods = false)
class ReportsTopic {
    static final String NAME = "berth.nodes";
    private static final int PARTITIONS = 6;
    private static final String ONE_HOUR_MILLIS = "3600000";

    @Bean
    KafkaAdmin.NewTopics topicOfReports() {
        return new KafkaAdmin.NewTopics(new NewTopic(NAME, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, ONE_HOUR_MILLIS)));
    }
}
