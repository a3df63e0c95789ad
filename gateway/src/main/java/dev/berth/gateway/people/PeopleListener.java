package dev.berth.gateway.people;

import dev.berth.platform.topic.TopicListener;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes all of {@code berth.people}. */
@Component
class PeopleListener implements TopicListener {
    static final String TOPIC = "berth.people";

    private static final Logger log = LoggerFactory.getLogger(PeopleListener.class);

    private final People people;
    private final JsonMapper json;

    PeopleListener(People people, JsonMapper json) {
        this.people = people;
        this.json = json;
    }

    @Override
    public List<String> topics() {
        return List.of(TOPIC);
    }

    @Override
    public void apply(String topic, String key, @Nullable String value) {
        if (value == null) {
            people.erase(key);
        } else {
            people.apply(key, json.readValue(value, PersonChanged.class));
        }
    }

    @Override
    public void caughtUp(Instant asOf) {
        if (!people.isComplete()) {
            people.markComplete();
            log.info("Roles and sign-outs of {} people are up to date", people.count());
        }
    }
}
