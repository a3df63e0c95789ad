package dev.berth.availability.calendar;

import java.time.Instant;
import java.util.List;

/** How a calendar's question can end. */
public sealed interface CalendarOutcome {
    /** As things stood at {@code asOf}; cut off when there was more than was asked for; growing old when Kafka is away. */
    record Shown(List<CalendarItem> items, boolean cutOff, Instant asOf, boolean growingOld)
            implements CalendarOutcome {}

    /** The question makes no sense, field by field. */
    record Nonsense(List<FieldProblem> problems) implements CalendarOutcome {}

    /** The topics have not been read to their ends yet. */
    record StillReading() implements CalendarOutcome {}

    record FieldProblem(String field, String message) {}
}
