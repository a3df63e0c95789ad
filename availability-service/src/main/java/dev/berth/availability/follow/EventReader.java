package dev.berth.availability.follow;

import dev.berth.availability.compute.Nodes;
import dev.berth.availability.course.CourseSessions;
import dev.berth.availability.occupancy.Bookings;
import dev.berth.availability.position.Positions;
import dev.berth.availability.room.Rooms;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns one record into its effect. A record that cannot be taken in, for whatever reason, is counted and logged with its
 * place, and the rest of the topic is read: one bad record must not make every answer old.
 */
@Component
class EventReader {
    private static final Logger log = LoggerFactory.getLogger(EventReader.class);

    private final Topics topics;
    private final Bookings bookings;
    private final Nodes nodes;
    private final Rooms rooms;
    private final CourseSessions courses;
    private final Positions positions;
    private final Progress progress;
    private final BookingListener listener;
    private final ObjectReader bookingEvents;
    private final ObjectReader resourceEvents;
    private final ObjectReader externalEvents;

    EventReader(
            Topics topics,
            Bookings bookings,
            Nodes nodes,
            Rooms rooms,
            CourseSessions courses,
            Positions positions,
            Progress progress,
            BookingListener listener,
            JsonMapper json) {
        this.topics = topics;
        this.bookings = bookings;
        this.nodes = nodes;
        this.rooms = rooms;
        this.courses = courses;
        this.positions = positions;
        this.progress = progress;
        this.listener = listener;
        bookingEvents = json.readerFor(BookingEvent.class);
        resourceEvents = json.readerFor(ResourceEvent.class);
        externalEvents = json.readerFor(ExternalBookingEvent.class);
    }

    void read(ConsumerRecord<String, String> event) {
        try {
            if (event.topic().equals(topics.bookings())) {
                readBooking(event);
            } else if (event.topic().equals(topics.externalBookings())) {
                readExternalBooking(event);
            } else {
                readResource(event);
            }
        } catch (RuntimeException | StackOverflowError unreadable) {
            // Whatever it was, it would be the same at the next attempt. What the record says is not logged.
            progress.skipped();
            log.error(
                    "Skipped a record that could not be taken in: topic {}, partition {}, offset {}, because of a {}",
                    event.topic(),
                    event.partition(),
                    event.offset(),
                    unreadable.getClass().getName());
        }
    }

    private void readBooking(ConsumerRecord<String, String> event) {
        if (event.value() == null) {
            UUID gone = UUID.fromString(event.key());
            bookings.remove(gone);
            positions.news(gone);
            return;
        }
        BookingEvent told = bookingEvents.readValue(event.value());
        if (bookings.apply(told.claim())) {
            positions.news(told.booking().id());
            told.news().ifPresent(listener::changed);
        }
    }

    /** Sources tell of themselves on the same topic: that is nothing that holds a room. */
    private void readExternalBooking(ConsumerRecord<String, String> event) {
        if (event.key().startsWith(ExternalBookingEvent.SOURCE_KEY)) {
            return;
        }
        if (event.value() == null) {
            bookings.remove(ExternalBookingEvent.idOf(event.key()));
            return;
        }
        ExternalBookingEvent told = externalEvents.readValue(event.value());
        bookings.apply(told.claim(event.key()));
    }

    private void readResource(ConsumerRecord<String, String> event) {
        if (event.value() == null) {
            removeResource(UUID.fromString(event.key()));
            return;
        }
        ResourceEvent told = resourceEvents.readValue(event.value());
        switch (told.resource()) {
            case ResourceEvent.Node node -> nodes.apply(node.facts(told.version()));
            case ResourceEvent.Room room -> rooms.apply(room.facts(told.version()));
            case ResourceEvent.Course course -> courses.apply(course.session(told.version()));
            case ResourceEvent.Unknown other -> log.debug("Not a kind that is searched: {}", event.key());
        }
    }

    /** A tombstone does not say what it was. */
    private void removeResource(UUID id) {
        nodes.remove(id);
        rooms.remove(id);
        courses.remove(id);
    }
}
