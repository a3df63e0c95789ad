package dev.berth.sync.intake;

import dev.berth.sync.resource.KnownResources;
import dev.berth.sync.resource.ResourceEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The effect of one record, all of it or nothing. */
@Component
class Intake {
    private final EventReader reader;
    private final ProcessedEvents processed;
    private final KnownResources resources;

    Intake(EventReader reader, ProcessedEvents processed, KnownResources resources) {
        this.reader = reader;
        this.processed = processed;
        this.resources = resources;
    }

    @Transactional
    public void take(ConsumerRecord<byte[], byte[]> record) {
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
