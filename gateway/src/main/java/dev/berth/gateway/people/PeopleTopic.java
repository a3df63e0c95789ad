package dev.berth.gateway.people;

import dev.berth.gateway.supervision.SupervisedLoops;
import dev.berth.gateway.topic.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads all of {@code berth.people}. */
@Component
class PeopleTopic extends TopicReader {
    static final String NAME = "berth.people";

    private static final Logger log = LoggerFactory.getLogger(PeopleTopic.class);

    private final People people;
    private final JsonMapper json;

    PeopleTopic(
            ConsumerFactory<?, ?> consumers,
            People people,
            JsonMapper json,
            MeterRegistry meters,
            SupervisedLoops loops) {
        super(NAME, consumers, meters.counter("berth.people.events.unreadable"), loops);
        this.people = people;
        this.json = json;
    }

    @Override
    protected void apply(String key, @Nullable String value) {
        if (value == null) {
            people.erase(key);
        } else {
            people.apply(key, json.readValue(value, PersonChanged.class));
        }
    }

    @Override
    protected void caughtUp() {
        people.markComplete();
        log.info("Roles and sign-outs of {} people are up to date", people.count());
    }
}
