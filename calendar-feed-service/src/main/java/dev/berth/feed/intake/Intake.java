package dev.berth.feed.intake;

import dev.berth.feed.entry.BookingEvent;
import dev.berth.feed.entry.CalendarEntries;
import dev.berth.feed.resource.ResourceEvent;
import dev.berth.feed.resource.ResourceNames;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The effect of one record, all of it or nothing. */
@Component
class Intake {
    private final Topics topics;
    private final EventReader reader;
    private final ProcessedEvents processed;
    private final CalendarEntries entries;
    private final ResourceNames names;

    Intake(Topics topics, EventReader reader, ProcessedEvents processed, CalendarEntries entries, ResourceNames names) {
        this.topics = topics;
        this.reader = reader;
        this.processed = processed;
        this.entries = entries;
        this.names = names;
    }

    @Transactional
    public void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.bookings())) {
            takeBooking(record);
        } else {
            takeResource(record);
        }
    }

    private void takeBooking(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            entries.remove(reader.id(record.key()));
            return;
        }
        BookingEvent event = reader.event(record.value(), BookingEvent.class);
        if (processed.isNew(event.id())) {
            entries.put(event);
        }
    }

    private void takeResource(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            names.remove(reader.id(record.key()));
            return;
        }
        ResourceEvent event = reader.event(record.value(), ResourceEvent.class);
        if (processed.isNew(event.id())) {
            names.put(event);
        }
    }
}
