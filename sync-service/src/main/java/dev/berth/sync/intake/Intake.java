package dev.berth.sync.intake;

import dev.berth.platform.inbox.EventReader;
import dev.berth.platform.inbox.ProcessedEvents;
import dev.berth.sync.person.People;
import dev.berth.sync.person.PersonEvent;
import dev.berth.sync.resource.KnownResources;
import dev.berth.sync.resource.ResourceEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The effect of one record, all of it or nothing. */
@Component
class Intake {
    private final Topics topics;
    private final EventReader reader;
    private final ProcessedEvents processed;
    private final KnownResources resources;
    private final People people;

    Intake(Topics topics, EventReader reader, ProcessedEvents processed, KnownResources resources, People people) {
        this.topics = topics;
        this.reader = reader;
        this.processed = processed;
        this.resources = resources;
        this.people = people;
    }

    @Transactional
    public void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.people())) {
            takePerson(record);
        } else {
            takeResource(record);
        }
    }

    private void takePerson(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            people.erase(reader.id(record.key()));
            return;
        }
        PersonEvent event = reader.event(record.value(), PersonEvent.class);
        if (processed.isNew(event.id())) {
            people.put(event);
        }
    }

    private void takeResource(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            resources.remove(reader.id(record.key()));
            return;
        }
        ResourceEvent event = reader.event(record.value(), ResourceEvent.class);
        if (processed.isNew(event.id())) {
            resources.put(event);
        }
    }
}
