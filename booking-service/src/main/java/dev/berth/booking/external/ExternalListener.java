package dev.berth.booking.external;

import dev.berth.booking.external.TakeExternal.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Follows what sync-service reads elsewhere. A record that is no good is counted and passed over. */
@Component
class ExternalListener {
    private static final Logger log = LoggerFactory.getLogger(ExternalListener.class);

    private final TakeExternal takeExternal;
    private final MeterRegistry meters;

    ExternalListener(TakeExternal takeExternal, MeterRegistry meters) {
        this.takeExternal = takeExternal;
        this.meters = meters;
    }

    @KafkaListener(
            id = "external-bookings",
            idIsGroup = false,
            groupId = "${berth.external.consumer-group:booking-service}",
            topics = ExternalTopic.NAME,
            properties = {"auto.offset.reset=earliest", "metadata.max.age.ms=10000"})
    void on(ConsumerRecord<String, String> row) {
        Outcome outcome = takeExternal.take(row.key(), row.value());
        meters.counter("berth.external.events", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
        switch (outcome) {
            case TAKEN, FREED, SEEN_BEFORE, NOT_OURS -> {}
            case CLASHED -> log.warn("{} clashes with what is booked in Berth: the board shows both", row.key());
            case UNREADABLE ->
                log.warn("Passed over {} at {}@{}: unreadable", row.key(), row.partition(), row.offset());
        }
    }
}
