package dev.berth.agent.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topic of reports, as its publishers do; whoever comes first. Old reports are of no use to anybody. */
final class ReportTopic {
    static final String NAME = "berth.nodes";
    private static final int PARTITIONS = 6;
    private static final String ONE_HOUR_MILLIS = "3600000";
    private static final int PATIENCE_MILLIS = 5_000;

    private ReportTopic() {}

    static void ensure(Map<String, Object> kafka) throws InterruptedException, ExecutionException {
        Map<String, Object> admin = new HashMap<>();
        kafka.forEach((name, value) -> {
            if (AdminClientConfig.configNames().contains(name)) {
                admin.put(name, value);
            }
        });
        admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        try (Admin client = Admin.create(admin)) {
            client.createTopics(Set.of(new NewTopic(NAME, Optional.of(PARTITIONS), Optional.empty())
                            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, ONE_HOUR_MILLIS))))
                    .all()
                    .get();
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
    }
}
