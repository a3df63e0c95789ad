package dev.berth.platform.people;

import dev.berth.platform.topic.TopicListener;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Takes all of {@code berth.people}. */
final class PeopleListener implements TopicListener {
    private static final Logger log = LoggerFactory.getLogger(PeopleListener.class);
    /** Ignores fields that it does not know, also where the service's own mapper does not. */
    private static final JsonMapper JSON = JsonMapper.shared();

    private final People people;
    private final String topic;

    PeopleListener(People people, String topic) {
        this.people = people;
        this.topic = topic;
    }

    @Override
    public List<String> topics() {
        return List.of(topic);
    }

    @Override
    public void apply(String topic, String key, @Nullable String value) {
        if (value == null) {
            people.erase(key);
        } else {
            people.apply(key, JSON.readValue(value, PersonEvent.class));
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
