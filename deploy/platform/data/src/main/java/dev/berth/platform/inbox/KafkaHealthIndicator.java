package dev.berth.platform.inbox;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;

/** Whether Kafka answers. */
final class KafkaHealthIndicator extends AbstractHealthIndicator implements AutoCloseable {
    private static final int PATIENCE_MS = 2_000;

    private final Admin admin;

    KafkaHealthIndicator(KafkaConnectionDetails kafka) {
        super("Kafka does not answer");
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.getBootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                PATIENCE_MS));
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        var cluster = admin.describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MS));
        int brokers =
                cluster.nodes().get(PATIENCE_MS * 2L, TimeUnit.MILLISECONDS).size();
        health.up().withDetail("brokers", brokers);
    }

    @Override
    public void close() {
        admin.close();
    }
}
