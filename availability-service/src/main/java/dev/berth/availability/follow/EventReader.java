package dev.berth.availability.follow;

import dev.berth.availability.compute.Nodes;
import dev.berth.availability.course.CourseSessions;
import dev.berth.availability.occupancy.Bookings;
import dev.berth.availability.position.Positions;
import dev.berth.availability.room.Rooms;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Turns one record into its effect. What it throws for a record that cannot be taken in, the platform counts and logs. */
@Component
class EventReader {
    private static final Logger log = LoggerFactory.getLogger(EventReader.class);

    private final Topics topics;
    private final Bookings bookings;
    private final Nodes nodes;
    private final Rooms rooms;
    private final CourseSessions courses;
    private final Positions positions;
    private final BookingListener listener;
    private final ObjectReader bookingEvents;
    private final ObjectReader resourceEvents;
    private final ObjectReader externalEvents;
    private final ObjectReader sourceEvents;

    EventReader(
            Topics topics,
            Bookings bookings,
            Nodes nodes,
            Rooms rooms,
            CourseSessions courses,
            Positions positions,
            BookingListener listener,
            JsonMapper json) {
        this.topics = topics;
        this.bookings = bookings;
        this.nodes = nodes;
        this.rooms = rooms;
        this.courses = courses;
        this.positions = positions;
        this.listener = listener;
        bookingEvents = json.readerFor(BookingEvent.class);
        resourceEvents = json.readerFor(ResourceEvent.class);
        externalEvents = json.readerFor(ExternalBookingEvent.class);
        sourceEvents = json.readerFor(SourceEvent.class);
    }

    void read(String topic, String key, @Nullable String value) {
        if (topic.equals(topics.bookings())) {
            readBooking(key, value);
        } else if (topic.equals(topics.externalBookings())) {
            readExternalBooking(key, value);
        } else {
            readResource(key, value);
        }
    }

    private void readBooking(String key, @Nullable String value) {
        if (value == null) {
            UUID gone = UUID.fromString(key);
            bookings.remove(gone);
            positions.news(gone);
            return;
        }
        BookingEvent event = bookingEvents.readValue(value);
        if (bookings.apply(event.claim())) {
            positions.news(event.booking().id());
            event.news().ifPresent(listener::changed);
        }
    }

    private void readExternalBooking(String key, @Nullable String value) {
        if (key.startsWith(ExternalBookingEvent.SOURCE_KEY)) {
            readSource(key.substring(ExternalBookingEvent.SOURCE_KEY.length()), value);
            return;
        }
        if (value == null) {
            bookings.remove(ExternalBookingEvent.idOf(key));
            return;
        }
        ExternalBookingEvent event = externalEvents.readValue(value);
        bookings.apply(event.claim(key));
    }

    private void readSource(String id, @Nullable String value) {
        if (value == null) {
            rooms.removeSource(id);
            return;
        }
        SourceEvent event = sourceEvents.readValue(value);
        rooms.apply(event.facts());
    }

    private void readResource(String key, @Nullable String value) {
        if (value == null) {
            removeResource(UUID.fromString(key));
            return;
        }
        ResourceEvent event = resourceEvents.readValue(value);
        switch (event.resource()) {
            case ResourceEvent.Node node -> nodes.apply(node.facts(event.version()));
            case ResourceEvent.Room room -> rooms.apply(room.facts(event.version()));
            case ResourceEvent.Course course -> courses.apply(course.session(event.version()));
            case ResourceEvent.Unknown other -> log.debug("Not a kind that is searched: {}", key);
        }
    }

    /** A tombstone does not say what it was. */
    private void removeResource(UUID id) {
        nodes.remove(id);
        rooms.remove(id);
        courses.remove(id);
    }
}
