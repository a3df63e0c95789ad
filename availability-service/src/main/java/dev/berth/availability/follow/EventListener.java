package dev.berth.availability.follow;

import dev.berth.platform.topic.TopicListener;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes everything from the followed topics; each replica holds all of it. Its thread is the only one that writes. */
@Component
class EventListener implements TopicListener {
    private final Topics topics;
    private final EventReader reader;
    private final Progress progress;
    private final Housekeeping housekeeping;
    private final Clock clock;

    EventListener(Topics topics, EventReader reader, Progress progress, Housekeeping housekeeping, Clock clock) {
        this.topics = topics;
        this.reader = reader;
        this.progress = progress;
        this.housekeeping = housekeeping;
        this.clock = clock;
    }

    @Override
    public List<String> topics() {
        return topics.all();
    }

    @Override
    public void apply(String topic, String key, @Nullable String value) {
        reader.read(topic, key, value);
    }

    @Override
    public void betweenPolls() {
        housekeeping.atEachNewSlot(clock.instant());
    }

    @Override
    public void caughtUp(Instant asOf) {
        progress.knowsEverythingUntil(asOf);
    }

    @Override
    public void answered() {
        progress.answered();
    }

    @Override
    public void lost(String reason) {
        progress.lost(reason);
    }
}
