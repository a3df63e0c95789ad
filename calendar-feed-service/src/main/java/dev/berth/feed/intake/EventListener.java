package dev.berth.feed.intake;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.MDC;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hands records in one by one, under the id of the request that caused them. */
@Component
class EventListener {
    private static final String REQUEST_ID = "berth-request-id";

    private final Intake intake;

    EventListener(Intake intake) {
        this.intake = intake;
    }

    @KafkaListener(
            topics = {
                "${berth.topics.bookings}",
                "${berth.topics.resources}",
                "${berth.topics.external-bookings}",
                "${berth.topics.people}"
            })
    void on(ConsumerRecord<byte[], byte[]> record) {
        try (var line = MDC.putCloseable("requestId", requestId(record))) {
            intake.take(record);
        }
    }

    private static String requestId(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(REQUEST_ID);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
