package dev.berth.availability.search;

import dev.berth.availability.occupancy.Offer;
import dev.berth.availability.room.Rooms.UnknownRoom;
import java.time.Instant;
import java.util.List;

/** How a search can end. */
public sealed interface SearchOutcome {
    /** These resources fit, as things stood at {@code asOf}; growing old when Kafka is away. */
    record Found(List<Offer> offers, List<UnknownRoom> unknown, Instant asOf, boolean growingOld)
            implements SearchOutcome {}

    /** The wish makes no sense, field by field. */
    record Nonsense(List<FieldProblem> problems) implements SearchOutcome {}

    /** The topics have not been read to their ends yet: calling anything free would be a guess. */
    record StillReading() implements SearchOutcome {}

    record FieldProblem(String field, String message) {}
}
