package dev.berth.availability.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourcesTest {
    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    private static final UUID ROOM = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final Sources sources = new Sources();

    @Test
    void of_several_stale_sources_the_one_that_is_furthest_behind_counts() {
        says("a", 1, Set.of(ROOM), 60, false);
        says("b", 1, Set.of(ROOM), 90, false);
        says("c", 1, Set.of(ROOM), 1, false);
        assertThat(sources.unknown(ROOM, NOW)).contains(new Sources.Unknown("b", ago(90)));
        sources.apply(new SourceFacts("d", 1, "d", Set.of(ROOM), null, false));
        assertThat(sources.unknown(ROOM, NOW)).contains(new Sources.Unknown("d", null));
    }

    @Test
    void a_room_that_is_no_longer_read_from_a_source_is_known_again() {
        says("a", 1, Set.of(ROOM, OTHER), 60, false);
        says("a", 2, Set.of(OTHER), 60, false);
        assertThat(sources.unknown(ROOM, NOW)).isEmpty();
        assertThat(sources.unknown(OTHER, NOW)).isPresent();
        sources.remove("a");
        assertThat(sources.unknown(OTHER, NOW)).isEmpty();
    }

    @Test
    void an_old_event_that_is_delivered_again_changes_nothing() {
        says("a", 2, Set.of(ROOM), 1, false);
        says("a", 1, Set.of(ROOM), 60, true);
        assertThat(sources.unknown(ROOM, NOW)).isEmpty();
    }

    @Test
    void it_is_news_when_a_source_becomes_stale_and_not_each_time_it_is_read() {
        assertThat(says("a", 1, Set.of(ROOM), 15, false)).containsExactly(ROOM);
        assertThat(says("a", 2, Set.of(ROOM), 0, false)).isEmpty();
        assertThat(says("a", 3, Set.of(ROOM), 0, true)).containsExactly(ROOM);
        assertThat(says("a", 4, Set.of(ROOM), 0, false)).containsExactly(ROOM);
        assertThat(says("a", 5, Set.of(OTHER), 0, false)).containsExactlyInAnyOrder(ROOM, OTHER);
    }

    private Set<UUID> says(String id, long version, Set<UUID> rooms, int minutesAgo, boolean stale) {
        return sources.apply(new SourceFacts(id, version, id, rooms, ago(minutesAgo), stale));
    }

    private static @Nullable Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}
