package dev.berth.booking.history.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.berth.booking.audit.AuditEntries;
import dev.berth.booking.audit.AuditEntries.Difference;
import dev.berth.booking.audit.AuditEntries.Entry;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.reservation.FindBookings;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For the owner and for admins: what happened to a booking, oldest first. */
@RestController
class HistoryController {
    private final FindBookings bookings;
    private final AuditEntries history;

    HistoryController(FindBookings bookings, AuditEntries history) {
        this.bookings = bookings;
        this.history = history;
    }

    record HistoryPage(List<HistoryEntry> items, @Nullable String nextCursor) {}

    record HistoryEntry(Instant at, HistoryActor actor, String action, Map<String, HistoryChange> changes) {
        static HistoryEntry of(Entry it) {
            return new HistoryEntry(
                    it.at(),
                    new HistoryActor(
                            it.actor().kind(), it.actor().id(), it.actor().name()),
                    it.action(),
                    it.changes().entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, entry -> HistoryChange.of(entry.getValue()))));
        }
    }

    record HistoryActor(String kind, @Nullable UUID id, String name) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record HistoryChange(
            @JsonProperty("old") @Nullable Object before,
            @JsonProperty("new") @Nullable Object after) {
        static HistoryChange of(Difference it) {
            return new HistoryChange(it.before(), it.after());
        }
    }

    @GetMapping("/api/v1/bookings/{id}/history")
    @MayCall(Who.SIGNED_IN)
    HistoryPage history(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        if (bookings.findManaged(id, caller).isEmpty()) {
            throw Problem.notFound("There is no such booking.");
        }
        List<Entry> found = history.of(Subject.booking(id), position(cursor), limit + 1);
        List<Entry> shown = found.subList(0, Math.min(limit, found.size()));
        return new HistoryPage(
                shown.stream().map(HistoryEntry::of).toList(),
                found.size() > limit ? Long.toString(shown.getLast().position()) : null);
    }

    private static long position(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isEmpty() ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Problem.invalid("cursor", "is not one that this list has given out");
        }
    }
}
