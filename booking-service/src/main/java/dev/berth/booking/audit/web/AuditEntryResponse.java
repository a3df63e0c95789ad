package dev.berth.booking.audit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.berth.booking.audit.AuditEntries.Difference;
import dev.berth.booking.audit.AuditEntries.Entry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** @param changes by field, what it was and what it is */
@Schema(name = "AuditEntry")
record AuditEntryResponse(
        Instant at, AuditActor actor, AuditSubject subject, String action, Map<String, AuditChange> changes) {

    /** @param kind person, node, or system */
    record AuditActor(String kind, @Nullable UUID id, String name) {}

    record AuditSubject(String kind, UUID id, @Nullable String name) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AuditChange(
            @JsonProperty("old") @Nullable Object before,
            @JsonProperty("new") @Nullable Object after) {
        static AuditChange of(Difference it) {
            return new AuditChange(it.before(), it.after());
        }
    }

    static AuditEntryResponse of(Entry it, @Nullable String subjectName) {
        return new AuditEntryResponse(
                it.at(),
                new AuditActor(it.actor().kind(), it.actor().id(), it.actor().name()),
                new AuditSubject(it.subject().kind(), it.subject().id(), subjectName),
                it.action(),
                it.changes().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> AuditChange.of(entry.getValue()))));
    }
}
