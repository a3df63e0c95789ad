package dev.berth.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole service against a real broker and a real database. */
@Tag("engines")
class TakingInTest {
    private static final UUID NODE = UUID.randomUUID();

    private World world;

    @BeforeEach
    void emptyWorld() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        world = new World();
    }

    @AfterEach
    void leave() {
        world.close();
    }

    @Test
    void the_golden_resource_is_known_also_when_the_topic_comes_later_than_the_service() throws Exception {
        try (var service = service()) {
            world.makeTopics();
            UUID node = UUID.fromString("0199f3a0-0000-7000-8000-0000000000c1");
            world.send(
                    world.resources,
                    node.toString(),
                    Files.readString(Path.of("../booking-service/events/resource.changed.json")));
            await().until(() -> !world.resource(node).isEmpty());
            assertThat(world.resource(node))
                    .containsEntry("version", 5L)
                    .containsEntry("kind", "node")
                    .containsEntry("name", "gpu-1")
                    .containsEntry("site", "main-campus")
                    .containsEntry("changed_at", Timestamp.from(Instant.parse("2026-12-01T07:59:00Z")));
            assertThat(world.count("dead_letter")).isZero();
        }
    }

    @Test
    void repeated_and_outdated_events_have_no_effect_and_a_tombstone_deletes() {
        world.makeTopics();
        try (var service = service()) {
            world.watchEffects();
            UUID event = UUID.randomUUID();
            world.resource(event, NODE, 4, "four");
            world.resource(event, NODE, 4, "four");
            world.resource(UUID.randomUUID(), NODE, 3, "three");
            world.resource(UUID.randomUUID(), NODE, 5, "five");
            await().until(() -> "five".equals(world.resource(NODE).get("name")));
            assertThat(world.count("effect")).isEqualTo(2);
            world.send(world.resources, NODE.toString(), (String) null);
            await().until(() -> world.resource(NODE).isEmpty());
        }
    }

    @Test
    void a_record_that_nobody_can_read_is_put_aside_and_stops_nobody() {
        world.makeTopics();
        String key = "same-partition";
        world.send(world.resources, key, "not json");
        world.send(world.resources, key, new byte[] {0, (byte) 0xff, (byte) 0xfe});
        world.send(world.resources, key, "{}");
        world.send(world.resources, key, (String) null);
        world.resource(UUID.randomUUID(), NODE, 0, "a name with \\u0000 in it");
        world.resource(UUID.randomUUID(), NODE, 1, "good");
        try (var service = service()) {
            await().until(() -> "good".equals(world.resource(NODE).get("name")) && world.count("dead_letter") == 5);
            assertThat(service.get("/actuator/prometheus").body())
                    .contains("berth_events_dead_lettered_total{topic=\"" + world.resources + "\"} 5.0");
        }
    }

    private RunningService service() {
        return new RunningService(world, "http://127.0.0.1:1");
    }
}
