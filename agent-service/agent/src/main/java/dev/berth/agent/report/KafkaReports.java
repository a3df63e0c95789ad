package dev.berth.agent.report;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one signed report at a time. One that cannot be sent is dropped: the next one tells more. */
public final class KafkaReports implements ReportChannel {
    static final String TOPIC = ReportTopic.NAME;
    static final String SIGNATURE = "berth-signature";
    private static final Logger log = LoggerFactory.getLogger(ReportChannel.class);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Object> properties;
    private boolean topicIsThere;
    private boolean away;

    /** @param kafka the address of Kafka, as {@code bootstrap.servers} takes it */
    public KafkaReports(String kafka) {
        this.properties = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                // Short waits: a report that could not be sent is replaced by the next one, never queued.
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                3_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                8_000);
        Map<String, Object> own = new HashMap<>(properties);
        own.put(ProducerConfig.ACKS_CONFIG, "all");
        own.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.producer = new KafkaProducer<>(own, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void send(UUID node, byte[] text, UnaryOperator<byte[]> sign) throws InterruptedException {
        var row = new ProducerRecord<>(TOPIC, node.toString(), text);
        row.headers()
                .add(
                        SIGNATURE,
                        Base64.getEncoder().encodeToString(sign.apply(text)).getBytes(StandardCharsets.US_ASCII));
        try {
            if (!topicIsThere) {
                ReportTopic.ensure(properties);
                topicIsThere = true;
            }
            producer.send(row).get();
            away = false;
        } catch (InterruptException leaving) {
            throw new InterruptedException();
        } catch (ExecutionException | KafkaException notSent) {
            tellOnce(notSent);
        }
    }

    private void tellOnce(Exception notSent) {
        if (!away) {
            log.warn("Reports do not get through, and are tried again: {}", notSent.getMessage());
        }
        away = true;
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
