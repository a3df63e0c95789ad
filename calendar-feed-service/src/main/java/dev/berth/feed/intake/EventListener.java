package dev.berth.feed.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hands records in one by one. */
@Component
class EventListener {
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
        intake.take(record);
    }
}
