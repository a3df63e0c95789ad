package dev.berth.gateway.workspace;

import dev.berth.platform.topic.TopicListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes all of {@code berth.bookings} into the table of workspace routes. */
@Component
class BookingListener implements TopicListener {
    static final String TOPIC = "berth.bookings";

    private static final Logger log = LoggerFactory.getLogger(BookingListener.class);

    private final WorkspaceRoutes routes;
    private final JsonMapper json;

    BookingListener(WorkspaceRoutes routes, JsonMapper json, MeterRegistry meters) {
        this.routes = routes;
        this.json = json;
        meters.gauge("berth.workspace.routes", routes, WorkspaceRoutes::open);
    }

    @Override
    public List<String> topics() {
        return List.of(TOPIC);
    }

    @Override
    public void apply(String topic, String key, @Nullable String value) {
        if (value == null) {
            routes.forget(UUID.fromString(key));
        } else {
            routes.apply(json.readValue(value, BookingEvent.class));
        }
    }

    @Override
    public void caughtUp(Instant asOf) {
        if (!routes.isComplete()) {
            routes.markComplete();
            log.info("Workspace routes are up to date, {} open", routes.open());
        }
    }
}
