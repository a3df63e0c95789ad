package dev.berth.availability.room;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outside systems that book rooms too. While one is stale, nobody knows whether its rooms are free. */
final class Sources {
    private final Map<String, SourceFacts> sources = new HashMap<>();
    /** By room, so that a search does not look through all sources for each room. */
    private final Map<UUID, Set<String>> byRoom = new HashMap<>();

    /** @param since when the source was last read; null when it never was */
    record Unknown(String source, @Nullable Instant since) {}

    /** @return the rooms for which this was news */
    Set<UUID> apply(SourceFacts facts) {
        SourceFacts known = sources.get(facts.id());
        if (known != null && known.version() >= facts.version()) {
            return Set.of();
        }
        forget(known);
        sources.put(facts.id(), facts);
        facts.rooms()
                .forEach(room ->
                        byRoom.computeIfAbsent(room, any -> new HashSet<>()).add(facts.id()));
        return affected(known, facts);
    }

    /** @return the rooms for which this was news */
    Set<UUID> remove(String id) {
        SourceFacts known = sources.remove(id);
        forget(known);
        return affected(known, null);
    }

    private void forget(@Nullable SourceFacts known) {
        if (known == null) {
            return;
        }
        for (UUID room : known.rooms()) {
            Set<String> ids = byRoom.get(room);
            if (ids != null && ids.remove(known.id()) && ids.isEmpty()) {
                byRoom.remove(room);
            }
        }
    }

    /** A source that is read every few minutes changes nothing for anybody as long as it was and stays fresh. */
    private static Set<UUID> affected(@Nullable SourceFacts before, @Nullable SourceFacts after) {
        if (before != null
                && after != null
                && bothAreFresh(before, after)
                && before.rooms().equals(after.rooms())) {
            return Set.of();
        }
        Set<UUID> rooms = new HashSet<>();
        if (before != null) {
            rooms.addAll(before.rooms());
        }
        if (after != null) {
            rooms.addAll(after.rooms());
        }
        return rooms;
    }

    private static boolean bothAreFresh(SourceFacts one, SourceFacts other) {
        return !one.stale() && !other.stale();
    }

    /** Present when a source of the room is stale: the one that is furthest behind. */
    Optional<Unknown> unknown(UUID room, Instant now) {
        return byRoom.getOrDefault(room, Set.of()).stream()
                .map(sources::get)
                .filter(Objects::nonNull)
                .filter(it -> it.isStale(now))
                .min(Comparator.comparing(SourceFacts::lastRead, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(it -> new Unknown(it.name(), it.lastRead()));
    }
}
