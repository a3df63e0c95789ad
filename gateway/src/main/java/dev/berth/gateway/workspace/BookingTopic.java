package dev.berth.gateway.workspace;

import dev.berth.gateway.supervision.SupervisedLoops;
import dev.berth.gateway.topic.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads all of {@code berth.bookings} into the table of workspace routes. */
@Component
class BookingTopic extends TopicReader {
    static final String NAME = "berth.bookings";

    private static final Logger log = LoggerFactory.getLogger(BookingTopic.class);

    private final WorkspaceRoutes routes;
    private final JsonMapper json;

    BookingTopic(
            ConsumerFactory<?, ?> consumers,
            WorkspaceRoutes routes,
            JsonMapper json,
            MeterRegistry meters,
            SupervisedLoops loops) {
        super(NAME, consumers, meters.counter("berth.workspace.events.unreadable"), loops);
        this.routes = routes;
        this.json = json;
        meters.gauge("berth.workspace.routes", routes, WorkspaceRoutes::open);
    }

    @Override
    protected void apply(String key, @Nullable String value) {
        if (value == null) {
            routes.forget(UUID.fromString(key));
        } else {
            routes.apply(json.readValue(value, BookingEvent.class));
        }
    }

    @Override
    protected void caughtUp() {
        routes.markComplete();
        log.info("Workspace routes are up to date, {} open", routes.open());
    }
}
