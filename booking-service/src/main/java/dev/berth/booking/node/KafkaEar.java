package dev.berth.booking.node;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Knows since when Kafka has been answering without a break, as far as this process has asked. */
@Component
class KafkaEar implements DisposableBean {
    private static final int PATIENCE_MILLIS = 3_000;

    private final KafkaAdmin kafka;
    private final Clock clock;
    private @Nullable Admin client;
    private @Nullable Instant openSince;

    KafkaEar(KafkaAdmin kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /** Asks now. Empty while Kafka does not answer. */
    synchronized Optional<Instant> openSince() throws InterruptedException {
        if (!answers()) {
            openSince = null;
        } else if (openSince == null) {
            openSince = clock.instant();
        }
        return Optional.ofNullable(openSince);
    }

    private boolean answers() throws InterruptedException {
        try {
            client().describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS))
                    .clusterId()
                    .get();
            return true;
        } catch (ExecutionException away) {
            return false;
        }
    }

    private Admin client() {
        Admin known = client;
        if (known == null) {
            known = Admin.create(kafka.getConfigurationProperties());
            client = known;
        }
        return known;
    }

    @Override
    public synchronized void destroy() {
        if (client != null) client.close();
    }
}
