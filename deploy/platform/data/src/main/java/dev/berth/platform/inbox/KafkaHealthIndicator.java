package dev.berth.platform.inbox;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether Kafka answers. */
final class KafkaHealthIndicator extends AbstractHealthIndicator implements AutoCloseable {
    private static final int PATIENCE_MS = 2_000;

    private final Admin admin;

    /** @param properties the service's own: address and credentials */
    KafkaHealthIndicator(Map<String, Object> properties) {
        super("Kafka does not answer");
        var own = new HashMap<>(properties);
        own.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, PATIENCE_MS);
        admin = Admin.create(own);
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
