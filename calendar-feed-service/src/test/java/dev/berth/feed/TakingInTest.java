package dev.berth.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole service against a real broker and a real database. */
@Tag("engines")
class TakingInTest {
    private static final String NO_KEYS = "http://127.0.0.1:1";
    private static final UUID BOOKING = UUID.randomUUID();

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
    void the_golden_booking_becomes_an_entry_also_when_the_topics_come_later_than_the_service() throws Exception {
        try (var service = service()) {
            world.makeTopics();
            UUID booking = UUID.fromString("0199f3a0-0000-7000-8000-0000000000b1");
            world.send(world.bookings, booking.toString(), golden("booking.created.json"));
            world.send(world.resources, "0199f3a0-0000-7000-8000-0000000000c1", golden("resource.changed.json"));
            await().until(() -> !world.entry(booking).isEmpty() && world.count("resource") == 1);
            assertThat(world.entry(booking))
                    .containsEntry("sequence", 0L)
                    .containsEntry("status", "pending")
                    .containsEntry("title", "Train the model")
                    .containsEntry("owner_id", UUID.fromString("0199f3a0-0000-7000-8000-0000000000a1"))
                    .containsEntry("resource_id", UUID.fromString("0199f3a0-0000-7000-8000-0000000000c1"))
                    .containsEntry("resource_name", "gpu-1")
                    .containsEntry("starts_at", Timestamp.from(Instant.parse("2026-12-01T09:00:00Z")))
                    .containsEntry("ends_at", Timestamp.from(Instant.parse("2026-12-01T11:00:00Z")))
                    .containsEntry("changed_at", Timestamp.from(Instant.parse("2026-12-01T08:00:00Z")));
            world.send(world.bookings, booking.toString(), golden("booking.started.json"));
            await().until(() -> "active".equals(world.entry(booking).get("status")));
            assertThat(world.entry(booking)).containsEntry("sequence", 3L);
            assertThat(world.count("dead_letter")).isZero();
            assertThat(service.health("kafka")).isEqualTo("UP");
            assertThat(service.health("db")).isEqualTo("UP");
        }
    }

    @Test
    void the_golden_sessions_and_outside_bookings_are_taken_in_as_well() throws Exception {
        world.makeTopics();
        world.send(world.resources, "0199f3a0-0000-7000-8000-0000000000f1", golden("resource.changed.course.json"));
        world.send(world.resources, "0199f3a0-0000-7000-8000-0000000000d1", golden("resource.changed.room.json"));
        for (String name : List.of("changed", "vanished")) {
            world.send(world.externals, "stage-door/1", outside("external-booking." + name + ".json"));
        }
        world.send(world.externals, "library/1", outside("external-booking.room.json"));
        world.send(world.externals, "source/stage-door", outside("source.refreshed.json"));
        try (var service = service()) {
            await().until(() -> world.sql()
                    .sql("SELECT status FROM external_entry ORDER BY status")
                    .query(String.class)
                    .list()
                    .equals(List.of("tentative", "vanished")));
            await().until(() -> world.count("resource") == 2);
            assertThat(world.sql()
                            .sql("SELECT place FROM resource WHERE kind = 'room'")
                            .query(String.class)
                            .single())
                    .isEqualTo("Reading room, 2nd floor, left of the lifts, Central library");
            assertThat(world.count("dead_letter")).isZero();
        }
    }

    @Test
    void repeated_and_outdated_events_have_no_effect() {
        world.makeTopics();
        try (var service = service()) {
            world.watchEffects();
            UUID event = UUID.randomUUID();
            world.booking(event, BOOKING, 4, "four");
            world.booking(event, BOOKING, 4, "four");
            world.booking(UUID.randomUUID(), BOOKING, 3, "three");
            world.booking(UUID.randomUUID(), BOOKING, 4, "four again");
            world.booking(UUID.randomUUID(), BOOKING, 5, "five");
            await().until(() -> "five".equals(world.entry(BOOKING).get("title")));
            assertThat(effects()).containsExactly(4L, 5L);
        }
    }

    @Test
    void a_tombstone_deletes_the_entry_and_a_repeated_event_does_not_bring_it_back() {
        world.makeTopics();
        try (var service = service()) {
            UUID event = UUID.randomUUID();
            UUID last = UUID.randomUUID();
            world.booking(event, BOOKING, 0, "secret");
            await().until(() -> !world.entry(BOOKING).isEmpty());
            world.send(world.bookings, BOOKING.toString(), (String) null);
            world.booking(event, BOOKING, 0, "secret");
            world.send(world.resources, last.toString(), (String) null);
            world.booking(UUID.randomUUID(), last, 0, "last");
            await().until(() ->
                    world.count("processed_event") == 2 && world.entry(BOOKING).isEmpty());
            assertThat(world.count("dead_letter")).isZero();
        }
    }

    @Test
    void a_resource_keeps_its_newest_name_until_it_is_gone() {
        world.makeTopics();
        UUID node = UUID.randomUUID();
        try (var service = service()) {
            world.resource(node, 2, "new");
            world.resource(node, 1, "old");
            await().until(() -> world.count("processed_event") == 2);
            assertThat(world.sql()
                            .sql("SELECT name FROM resource")
                            .query(String.class)
                            .single())
                    .isEqualTo("new");
            world.send(world.resources, node.toString(), (String) null);
            await().until(() -> world.count("resource") == 0);
        }
    }

    @Test
    void a_record_that_nobody_can_read_is_put_aside_and_stops_nobody() {
        world.makeTopics();
        String key = "same-partition";
        world.send(world.bookings, key, "not json");
        world.send(world.bookings, key, new byte[] {0, (byte) 0xff, (byte) 0xfe});
        world.send(world.bookings, key, "{}");
        world.send(world.bookings, key, (String) null);
        world.booking(UUID.randomUUID(), BOOKING, 0, "a title with \\u0000 in it");
        world.booking(UUID.randomUUID(), BOOKING, -1, "a version that cannot be");
        world.booking(UUID.randomUUID(), BOOKING, 1, "good");
        world.send(world.bookings, key, "{\"id\": null}");
        try (var service = service()) {
            await().until(() -> "good".equals(world.entry(BOOKING).get("title")) && world.count("dead_letter") == 7);
            assertThat(world.sql()
                            .sql("SELECT record_value FROM dead_letter ORDER BY put_aside_at")
                            .query(byte[].class)
                            .list())
                    .contains("not json".getBytes(), new byte[] {0, (byte) 0xff, (byte) 0xfe});
            assertThat(service.get("/actuator/prometheus").body())
                    .contains("berth_events_dead_lettered_total{topic=\"" + world.bookings + "\"} 7.0");
            assertThat(world.count("processed_event")).isEqualTo(1);
        }
    }

    @Test
    @Tag("race")
    void a_restart_in_the_middle_of_a_rush_loses_nothing_and_repeats_nothing() throws Exception {
        world.makeTopics();
        List<UUID> bookings = new ArrayList<>();
        var first = service();
        world.watchEffects();
        Thread rush = Thread.startVirtualThread(() -> {
            for (int n = 0; n < 600; n++) {
                UUID booking = UUID.randomUUID();
                bookings.add(booking);
                world.booking(UUID.randomUUID(), booking, 0, "one of many");
            }
        });
        await().until(() -> world.count("calendar_entry") > 50);
        first.close();
        rush.join();
        try (var second = service()) {
            await().until(() -> world.count("calendar_entry") == bookings.size());
        }
        world.deliverEverythingAgain();
        try (var third = service()) {
            world.booking(UUID.randomUUID(), BOOKING, 0, "last");
            world.booking(UUID.randomUUID(), new UUID(0, 1), 0, "last");
            world.booking(UUID.randomUUID(), new UUID(0, 2), 0, "last");
            await().until(() -> world.count("calendar_entry") == bookings.size() + 3);
        }
        assertThat(world.count("effect")).isEqualTo(bookings.size() + 3);
        assertThat(world.count("dead_letter")).isZero();
    }

    private List<@Nullable Long> effects() {
        return world.sql()
                .sql("SELECT sequence FROM effect ORDER BY sequence")
                .query(Long.class)
                .list();
    }

    private RunningService service() {
        return new RunningService(world, NO_KEYS);
    }

    private static String outside(String name) throws Exception {
        return Files.readString(Path.of("../sync-service/events", name));
    }

    private static String golden(String name) throws Exception {
        return Files.readString(Path.of("../booking-service/events", name));
    }
}
