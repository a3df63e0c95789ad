package dev.berth.booking.course.web;

import dev.berth.booking.course.CourseAdministration;
import dev.berth.booking.course.CourseAdministration.Filter;
import dev.berth.booking.course.CourseAdministration.Outcome;
import dev.berth.booking.course.CourseSession;
import dev.berth.booking.course.SessionRules.Broken;
import dev.berth.booking.course.SessionStatus;
import dev.berth.booking.input.IfMatch;
import dev.berth.booking.input.OneLine;
import dev.berth.booking.input.RequestMark;
import dev.berth.booking.input.Times;
import dev.berth.booking.problem.FieldProblem;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/course-sessions")
@Tag(name = "Course sessions")
class CourseSessionController {
    private final CourseAdministration sessions;
    private final JsonMapper json;

    CourseSessionController(CourseAdministration sessions, JsonMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    @Schema(name = "CourseSessionList")
    record SessionList(
            List<SessionResponse> items, @Nullable String nextCursor) {}

    @GetMapping
    @MayCall(Who.SIGNED_IN)
    @Operation(
            summary = "Course sessions",
            description = "The earliest first. available: only those in which a seat can still be booked.")
    SessionList list(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    OffsetDateTime from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    OffsetDateTime to,
            @RequestParam(required = false) @OneLine(max = 100) @Nullable String courseType,
            @RequestParam(required = false) @OneLine(max = 200) @Nullable String location,
            @RequestParam(defaultValue = "false") boolean available,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable UUID cursor) {
        List<CourseSession> found = sessions.list(
                new Filter(instant(from), instant(to), courseType, location, available), cursor, limit + 1);
        List<CourseSession> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? page.getLast().id().toString() : null;
        return new SessionList(page.stream().map(SessionResponse::of).toList(), next);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : Times.storable(time.toInstant());
    }

    @GetMapping("/{id}")
    @MayCall(Who.SIGNED_IN)
    @Operation(summary = "A course session")
    ResponseEntity<SessionResponse> get(@PathVariable UUID id) {
        return sessions.find(id)
                .map(it -> answer(ResponseEntity.ok(), it))
                .orElseThrow(CourseSessionController::unknown);
    }

    @PostMapping
    @MayCall(Who.STAFF)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add a course session",
            description = "The same request with the same Idempotency-Key adds one, however often it is sent.")
    ResponseEntity<SessionResponse> add(
            Caller staff,
            @RequestHeader(name = RequestMark.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody SessionRequest request) {
        RequestMark mark = RequestMark.of(key, () -> json.writeValueAsBytes(request));
        CourseSession added = saved(sessions.add(request.toDraft(), mark, staff));
        return answer(ResponseEntity.created(URI.create("/api/v1/course-sessions/" + added.id())), added);
    }

    @PatchMapping("/{id}")
    @MayCall(Who.STAFF)
    @Operation(
            summary = "Change or cancel a course session",
            description = "Other times move every booking of it. Cancelling it cancels them, with the reason."
                    + " If-Match takes any version since the last change that a person made: seats do not count.")
    ResponseEntity<SessionResponse> change(
            Caller staff,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SessionChange change) {
        Long seen = IfMatch.version(ifMatch);
        return answer(
                ResponseEntity.ok(),
                saved(
                        switch (change.status() == null ? SessionStatus.SCHEDULED : change.status()) {
                            case SCHEDULED -> sessions.change(id, change::applyTo, seen, staff);
                            case CANCELLED -> sessions.cancel(id, reasonOf(change), seen, staff);
                            case COMPLETED -> throw Problem.invalid("status", "is completed by the clock");
                        }));
    }

    private static String reasonOf(SessionChange change) {
        if (change.reason() == null) {
            throw Problem.invalid("reason", "is required: everybody who had a seat reads it");
        }
        return change.reason().strip();
    }

    private static CourseSession saved(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Saved it -> it.session();
            case Outcome.NoSuchSession it -> throw unknown();
            case Outcome.Stale it ->
                throw Problem.of(ProblemType.STALE_VERSION, "The session was changed since you loaded it.");
            case Outcome.Illegal it -> throw Problem.of(ProblemType.ILLEGAL_TRANSITION, it.why());
            case Outcome.KeyReused it -> throw RequestMark.reused();
            case Outcome.StillRunning it -> throw RequestMark.stillRunning();
            case Outcome.RulesBroken it -> throw rulesBroken(it.broken());
        };
    }

    private static Problem rulesBroken(List<Broken> broken) {
        Broken first = broken.getFirst();
        return Problem.of(ProblemType.RULE_BROKEN, first.field() + " " + first.message() + ".")
                .with("rule", first.rule())
                .with(
                        "errors",
                        broken.stream()
                                .map(it -> new FieldProblem(it.field(), it.message()))
                                .toList());
    }

    private static ResponseEntity<SessionResponse> answer(ResponseEntity.BodyBuilder answer, CourseSession session) {
        return answer.eTag("\"" + session.version() + "\"").body(SessionResponse.of(session));
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such course session.");
    }
}
