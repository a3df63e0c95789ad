package dev.berth.booking.audit.web;

import dev.berth.booking.audit.AuditEntries;
import dev.berth.booking.audit.AuditEntries.Entry;
import dev.berth.booking.audit.AuditEntries.Filter;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.audit.SubjectNames;
import dev.berth.booking.input.Times;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Audit")
class AuditController {
    private final AuditEntries entries;
    private final SubjectNames names;

    AuditController(AuditEntries entries, SubjectNames names) {
        this.entries = entries;
        this.names = names;
    }

    @Schema(name = "AuditPage")
    record AuditPage(
            List<AuditEntryResponse> items, @Nullable String nextCursor) {}

    @GetMapping("/api/v1/audit")
    @MayCall(Who.ADMINS)
    @Operation(
            summary = "Who changed what",
            description =
                    "Every change of people, nodes, rooms, course sessions, environments, flags and bookings: when, by"
                            + " whom, old and new values. Newest first.")
    AuditPage search(
            @Parameter(
                            description =
                                    "person, node, room, course-session, environment, flag, branch, enrolment or booking")
                    @RequestParam(required = false)
                    @Pattern(regexp = "[a-z-]{1,40}", message = "is not a kind of thing that is written down")
                    @Nullable
                    String subjectKind,
            @RequestParam(required = false) @Nullable UUID subjectId,
            @Parameter(description = "The person or node that did it") @RequestParam(required = false) @Nullable
                    UUID actorId,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    OffsetDateTime from,
            @Parameter(description = "Before this time")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    OffsetDateTime to,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        List<Entry> found = entries.newest(
                new Filter(subjectKind, subjectId, actorId, instant(from), instant(to)), position(cursor), limit + 1);
        List<Entry> shown = found.subList(0, Math.min(limit, found.size()));
        Map<Subject, String> called =
                names.of(shown.stream().map(Entry::subject).distinct().toList());
        return new AuditPage(
                shown.stream()
                        .map(it -> AuditEntryResponse.of(it, called.get(it.subject())))
                        .toList(),
                found.size() > limit ? Long.toString(shown.getLast().position()) : null);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : Times.storable(time.toInstant());
    }

    private static long position(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Problem.invalid("cursor", "is not one that this list has given out");
        }
    }
}
