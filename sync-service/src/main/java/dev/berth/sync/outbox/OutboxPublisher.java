package dev.berth.sync.outbox;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sends a batch to Kafka and says which events were acknowledged. */
@Component
class OutboxPublisher {
    static final String TRACE_HEADER = "berth-request-id";
    private static final Logger log = LoggerFactory.getLogger(OutboxPublisher.class);

    private final KafkaTemplate<String, String> kafka;

    OutboxPublisher(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    /** Returns the ids of the acknowledged events; after a failure the later events of that destination stay behind. */
    Set<Long> publish(List<OutboxRow> inOrder) {
        Set<Long> acknowledged = new HashSet<>();
        Set<OutboxRow.Destination> failed = new HashSet<>();
        for (List<OutboxRow> wave : Waves.of(inOrder)) {
            List<OutboxRow> open = wave.stream()
                    .filter(row -> !failed.contains(row.destination()))
                    .toList();
            Set<Long> arrived = sendWave(open);
            acknowledged.addAll(arrived);
            open.stream().filter(row -> !arrived.contains(row.id())).forEach(row -> failed.add(row.destination()));
        }
        return acknowledged;
    }

    private Set<Long> sendWave(List<OutboxRow> wave) {
        Map<OutboxRow, CompletableFuture<?>> sent = new LinkedHashMap<>();
        for (OutboxRow row : wave) {
            CompletableFuture<?> future = send(row);
            sent.put(row, future);
            if (future.isCompletedExceptionally()) {
                break; // without metadata every send would block for max.block.ms: one is enough to know
            }
        }
        Set<Long> arrived = new HashSet<>();
        sent.forEach((row, future) -> {
            if (succeeded(row, future)) {
                arrived.add(row.id());
            }
        });
        return arrived;
    }

    private CompletableFuture<?> send(OutboxRow row) {
        ProducerRecord<String, String> event = new ProducerRecord<>(row.topic(), row.key(), row.value());
        if (row.trace() != null) {
            event.headers().add(TRACE_HEADER, row.trace().getBytes(StandardCharsets.UTF_8));
        }
        try {
            return kafka.send(event);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean succeeded(OutboxRow row, CompletableFuture<?> future) {
        try {
            future.get();
            return true;
        } catch (ExecutionException e) {
            log.debug("Event {} for {} was not acknowledged", row.id(), row.topic(), e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
