package dev.berth.booking.guarantee.history;

import dev.berth.booking.grid.Grid;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One state of one booking, as it was written to the database. */
record Entry(
        long seq,
        UUID id,
        long version,
        String kind,
        String status,
        UUID person,
        @Nullable UUID room,
        @Nullable UUID session,
        @Nullable UUID node,
        List<String> gpus,
        int cores,
        Instant startsAt,
        Instant endsAt,
        Instant decideBy,
        @Nullable String workspace)
        implements Written {
    private static final Set<String> HOLDING = Set.of("pending", "approved", "active");
    private static final Set<String> NOT_BEGUN = Set.of("scheduled", "waking", "preparing");

    boolean holds() {
        return HOLDING.contains(status);
    }

    boolean is(String... any) {
        return List.of(any).contains(status);
    }

    boolean isRoom() {
        return kind.equals("room");
    }

    boolean isSeat() {
        return kind.equals("course");
    }

    boolean isOnNode() {
        return kind.equals("compute");
    }

    /** A seat that was sat on stays taken. */
    boolean takesSeat() {
        return isSeat() && (holds() || is("completed"));
    }

    boolean hasBegun() {
        return workspace != null && !NOT_BEGUN.contains(workspace);
    }

    boolean overlaps(Instant from, Instant until) {
        return startsAt.isBefore(until) && from.isBefore(Grid.ceil(endsAt));
    }

    Stream<Instant> slots() {
        return slots(startsAt, endsAt);
    }

    static Stream<Instant> slots(Instant from, Instant until) {
        return Stream.iterate(Grid.floor(from), it -> it.isBefore(until), it -> it.plus(Grid.SLOT));
    }
}
