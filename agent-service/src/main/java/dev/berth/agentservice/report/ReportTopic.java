package dev.berth.agentservice.report;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sends reports to {@code berth.nodes} with their signatures, so that booking-service checks what the node has signed. */
@Component
class ReportTopic {
    static final String SIGNATURE = "berth-signature";
    private static final Logger log = LoggerFactory.getLogger(ReportTopic.class);

    private final KafkaTemplate<String, byte[]> kafka;
    private final String name;
    private final AtomicBoolean failing = new AtomicBoolean();

    ReportTopic(KafkaTemplate<String, byte[]> kafka, @Value("${berth.topics.nodes:berth.nodes}") String name) {
        this.kafka = kafka;
        this.name = name;
    }

    /**
     * Waits only while Kafka's own queue is full, and never longer than {@code max.block.ms}.
     *
     * @param then gets the outcome, on another thread
     */
    void send(UUID nodeId, byte[] body, String signature, Consumer<ReportOutcome> then) {
        var row = new ProducerRecord<>(name, nodeId.toString(), body);
        row.headers().add(SIGNATURE, signature.getBytes(StandardCharsets.US_ASCII));
        try {
            kafka.send(row).whenComplete((sent, failure) -> then.accept(outcome(failure)));
        } catch (KafkaException notTaken) {
            then.accept(outcome(notTaken));
        }
    }

    /** An outage is logged once, not for each report. */
    private ReportOutcome outcome(@Nullable Throwable failure) {
        if (failure == null) {
            failing.set(false);
            return ReportOutcome.SENT;
        }
        if (failing.compareAndSet(false, true)) {
            log.warn("Reports of nodes do not reach Kafka; the nodes go on reporting: {}", failure.getMessage());
        }
        return ReportOutcome.NOT_SENT;
    }
}
