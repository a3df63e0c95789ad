package dev.berth.platform.outbox;

import java.util.List;

/** The topics that a service publishes through its outbox. They are made, compacted, before the first event. */
public record PublishedTopics(List<String> names) {
    public static PublishedTopics of(String... names) {
        return new PublishedTopics(List.of(names));
    }
}
