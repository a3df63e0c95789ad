package dev.berth.availability.follow;

import dev.berth.availability.compute.ComputeOccupancy;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns one record into its effect. A record that nobody can read is counted and logged with its place, and the rest of
 * the topic is read: one bad record must not make every answer old.
 */
@Component
class EventReader {
    private static final Logger log = LoggerFactory.getLogger(EventReader.class);

    private final Topics topics;
    private final ComputeOccupancy occupancy;
    private final JsonMapper json;
    private final Progress progress;

    EventReader(Topics topics, ComputeOccupancy occupancy, JsonMapper json, Progress progress) {
        this.topics = topics;
        this.occupancy = occupancy;
        this.json = json;
        this.progress = progress;
    }

    void read(ConsumerRecord<String, String> event) {
        try {
            if (event.topic().equals(topics.bookings())) {
                readBooking(event);
            } else {
                readResource(event);
            }
        } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            progress.skipped();
            log.error(
                    "Skipped an unreadable record: topic {}, partition {}, offset {}, key {}",
                    event.topic(),
                    event.partition(),
                    event.offset(),
                    event.key(),
                    unreadable);
        }
    }

    private void readBooking(ConsumerRecord<String, String> event) {
        if (event.value() == null) {
            occupancy.removeBooking(UUID.fromString(event.key()));
            return;
        }
        BookingEvent told = json.readValue(event.value(), BookingEvent.class);
        if (told.booking().isCompute()) {
            occupancy.apply(told.claim());
        }
    }

    private void readResource(ConsumerRecord<String, String> event) {
        if (event.value() == null) {
            occupancy.removeNode(UUID.fromString(event.key()));
            return;
        }
        ResourceEvent told = json.readValue(event.value(), ResourceEvent.class);
        if (told.resource().isNode()) {
            occupancy.apply(told.nodeFacts());
        }
    }
}
