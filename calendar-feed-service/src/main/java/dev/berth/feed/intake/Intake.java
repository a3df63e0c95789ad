package dev.berth.feed.intake;

import dev.berth.feed.calendar.Calendars;
import dev.berth.feed.entry.BookingEvent;
import dev.berth.feed.entry.CalendarEntries;
import dev.berth.feed.external.ExternalEntries;
import dev.berth.feed.external.ExternalEvent;
import dev.berth.feed.external.ExternalEvent.ExternalBooking;
import dev.berth.feed.person.KnownPeople;
import dev.berth.feed.person.PersonEvent;
import dev.berth.feed.resource.ResourceEvent;
import dev.berth.feed.resource.Resources;
import dev.berth.feed.subscription.FeedOwners;
import dev.berth.platform.inbox.EventReader;
import dev.berth.platform.inbox.ProcessedEvents;
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
    private final Resources resources;
    private final ExternalEntries externals;
    private final Calendars calendars;
    private final KnownPeople people;
    private final FeedOwners owners;

    Intake(
            Topics topics,
            EventReader reader,
            ProcessedEvents processed,
            CalendarEntries entries,
            Resources resources,
            ExternalEntries externals,
            Calendars calendars,
            KnownPeople people,
            FeedOwners owners) {
        this.topics = topics;
        this.reader = reader;
        this.processed = processed;
        this.entries = entries;
        this.resources = resources;
        this.externals = externals;
        this.calendars = calendars;
        this.people = people;
        this.owners = owners;
    }

    @Transactional
    public void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.bookings())) {
            takeBooking(record);
        } else if (record.topic().equals(topics.resources())) {
            takeResource(record);
        } else if (record.topic().equals(topics.people())) {
            takePerson(record);
        } else {
            takeExternal(record);
        }
    }

    private void takeBooking(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            calendars.changed(entries.remove(reader.id(record.key())));
            return;
        }
        BookingEvent event = reader.event(record.value(), BookingEvent.class);
        if (processed.isNew(event.id())) {
            calendars.changed(entries.put(event));
        }
    }

    private void takeResource(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            calendars.changed(resources.remove(reader.id(record.key())));
            return;
        }
        ResourceEvent event = reader.event(record.value(), ResourceEvent.class);
        if (processed.isNew(event.id())) {
            calendars.changed(resources.put(event));
        }
    }

    private void takePerson(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            people.erase(reader.id(record.key()));
            return;
        }
        PersonEvent event = reader.event(record.value(), PersonEvent.class);
        if (processed.isNew(event.id()) && people.put(event)) {
            owners.changed(event.personId(), event.role());
        }
    }

    /** Its key is the booking's name here: what is known of it is the portal's. */
    private void takeExternal(ConsumerRecord<byte[], byte[]> record) {
        String key = reader.text(record.key());
        if (record.value() == null) {
            calendars.changed(externals.remove(key));
            return;
        }
        ExternalEvent event = reader.event(record.value(), ExternalEvent.class);
        ExternalBooking booking = event.externalBooking();
        // How a source is doing changes no calendar: what was read last stands.
        if (booking != null && !booking.isFromOwnCalendar() && processed.isNew(event.id())) {
            calendars.changed(externals.put(key, event, booking));
        }
    }
}
