package dev.berth.agentservice.node;

import dev.berth.platform.topic.TopicListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Takes in all of {@code berth.resources} (nodes and their keys) and {@code berth.workspaces} (what they shall run). */
@Component
public class NodeTopics implements TopicListener {
    private static final Duration CLEAN_EVERY = Duration.ofMinutes(10);
    private static final Duration WAKE_FRESH = Duration.ofSeconds(15);
    private static final Duration REMEMBER_FOR = Duration.ofDays(1);
    /** A newer booking-service may say more than this service knows. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record ResourceChanged(Resource resource) {
        record Resource(
                String kind,
                @Nullable String nodeKey,
                @Nullable Boolean revoked,
                @Nullable String site,
                @Nullable Wake wake) {}

        /** A magic packet that linked nodes of the same site send as well. */
        record Wake(String mac, @Nullable String password, Instant sentAt) {}
    }

    private record WorkspaceDesired(Desired workspace) {
        record Desired(UUID bookingId, UUID nodeId, Instant until) {}
    }

    private final NodeTopicSettings settings;
    private final Nodes nodes;
    private final Clock clock;
    private volatile boolean complete;
    private Instant cleanAt = Instant.MIN;

    NodeTopics(NodeTopicSettings settings, Nodes nodes, Clock clock) {
        this.settings = settings;
        this.nodes = nodes;
        this.clock = clock;
    }

    /** Whether everything that was on the topics at the start has been taken in. Before that no link gets a snapshot. */
    public boolean isComplete() {
        return complete;
    }

    @Override
    public List<String> topics() {
        return List.of(settings.resources(), settings.workspaces());
    }

    @Override
    public void apply(String topic, String key, @Nullable String value) {
        throw new UnsupportedOperationException("Without its position a record cannot be told from an older one");
    }

    @Override
    public void apply(ConsumerRecord<String, String> row) {
        if (row.topic().equals(settings.workspaces())) {
            applyWorkspace(row);
        } else {
            applyResource(row);
        }
    }

    private void applyResource(ConsumerRecord<String, String> row) {
        UUID id = UUID.fromString(row.key());
        if (row.value() == null) {
            nodes.find(id).ifPresent(node -> node.identify(null, Position.of(row)));
            return;
        }
        ResourceChanged.Resource resource =
                JSON.readValue(row.value(), ResourceChanged.class).resource();
        if (resource.kind().equals("node")) {
            Node node = nodes.named(id);
            node.identify(keyOf(resource), Position.of(row));
            if (resource.site() != null) {
                node.isAt(resource.site());
                wake(resource.site(), resource.wake());
            }
        }
    }

    /** Topics are read from their beginning at each start: a packet of long ago is not sent again. */
    private void wake(String site, ResourceChanged.@Nullable Wake it) {
        if (it != null && it.sentAt().isAfter(clock.instant().minus(WAKE_FRESH))) {
            nodes.wake(site, it.mac(), it.password());
        }
    }

    private static @Nullable NodeKey keyOf(ResourceChanged.Resource resource) {
        return resource.nodeKey() == null || Boolean.TRUE.equals(resource.revoked())
                ? null
                : NodeKey.parse(resource.nodeKey());
    }

    /** The key is {@code node id/booking id}. */
    private void applyWorkspace(ConsumerRecord<String, String> row) {
        String[] ids = row.key().split("/");
        if (ids.length != 2) {
            throw new IllegalArgumentException("Not the key of a workspace on a node");
        }
        UUID nodeId = UUID.fromString(ids[0]);
        UUID bookingId = UUID.fromString(ids[1]);
        if (row.value() == null) {
            Instant rememberUntil = clock.instant().plus(REMEMBER_FOR);
            nodes.named(nodeId).forget(bookingId, rememberUntil, Position.of(row));
            return;
        }
        WorkspaceDesired.Desired desired =
                JSON.readValue(row.value(), WorkspaceDesired.class).workspace();
        if (!desired.nodeId().equals(nodeId) || !desired.bookingId().equals(bookingId)) {
            throw new IllegalArgumentException("The event is about another workspace than its key");
        }
        nodes.named(nodeId).want(bookingId, row.value(), desired.until(), Position.of(row));
    }

    @Override
    public void caughtUp(Instant asOf) {
        complete = true;
    }

    @Override
    public void betweenPolls() {
        Instant now = clock.instant();
        if (now.isAfter(cleanAt)) {
            nodes.dropForgottenBefore(now.minus(REMEMBER_FOR));
            cleanAt = now.plus(CLEAN_EVERY);
        }
    }
}
