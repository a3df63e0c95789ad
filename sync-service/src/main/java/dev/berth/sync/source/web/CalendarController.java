package dev.berth.sync.source.web;

import dev.berth.sync.edge.Caller;
import dev.berth.sync.edge.Problem;
import dev.berth.sync.edge.SecurityLog;
import dev.berth.sync.external.SourceStates;
import dev.berth.sync.job.Job;
import dev.berth.sync.job.Jobs;
import dev.berth.sync.job.web.AsksForSync;
import dev.berth.sync.source.Entrusted;
import dev.berth.sync.source.OutsideSource;
import dev.berth.sync.source.OutsideSources;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calendars that somebody brings along; nobody else's are there. */
@RestController
@RequestMapping("/api/v1/me/calendars")
@Tag(name = "Calendars")
class CalendarController {
    private static final int MOST = 10;

    private final OutsideSources sources;
    private final SourceStates states;
    private final Jobs jobs;

    CalendarController(OutsideSources sources, SourceStates states, Jobs jobs) {
        this.sources = sources;
        this.states = states;
        this.jobs = jobs;
    }

    @Schema(name = "CalendarList")
    record CalendarList(
            List<CalendarResponse> items, @Nullable String nextCursor) {}

    @Schema(name = "CalendarRefresh")
    record RefreshAccepted(UUID jobId) {}

    @GetMapping
    @Operation(summary = "Calendars that I bring along", description = "Their events are shown to me as busy time.")
    CalendarList list(Caller me) {
        return new CalendarList(sources.list(me.id()).stream().map(this::answer).toList(), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A calendar that I bring along")
    CalendarResponse get(Caller me, @PathVariable UUID id) {
        return answer(mine(me, id));
    }

    @AsksForSync
    @PostMapping
    @Operation(
            summary = "Bring a calendar along",
            description = "By its address (https or webcal), or the .ics itself.")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CalendarResponse> add(Caller me, @Valid @RequestBody CalendarRequest request) {
        var setup = request.create(me.id());
        var entrusted = Sealing.possible(sources, request.entrusted());
        OutsideSource added = sources.addOwn(me.id(), setup, entrusted, MOST)
                .orElseThrow(() ->
                        Problem.ruleBroken("You have " + MOST + " calendars already. Remove one to add another."));
        SecurityLog.write("source-added", me.id(), "source", added.id());
        return ResponseEntity.created(URI.create("/api/v1/me/calendars/" + added.id()))
                .body(answer(added));
    }

    @AsksForSync
    @PatchMapping("/{id}")
    @Operation(summary = "Change a calendar", description = "It is read anew at once.")
    CalendarResponse change(Caller me, @PathVariable UUID id, @Valid @RequestBody CalendarRequest request) {
        OutsideSource seen = mine(me, id);
        Entrusted entrusted = Sealing.possible(sources, request.entrusted());
        OutsideSource changed = sources.change(seen, request.applyTo(seen.setup(), me.id()), entrusted)
                .orElseThrow(() -> Problem.stale("The calendar was changed at the same moment. Try again."));
        Sealing.logChange(me, changed, entrusted);
        return answer(changed);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a calendar", description = "With everything that was read from it.")
    void remove(Caller me, @PathVariable UUID id) {
        sources.remove(mine(me, id));
        SecurityLog.write("source-removed", me.id(), "source", id);
    }

    @AsksForSync
    @PostMapping("/{id}/refresh")
    @Operation(summary = "Read a calendar now", description = "When it is being read already, the answer is that job.")
    ResponseEntity<RefreshAccepted> refresh(Caller me, @PathVariable UUID id) {
        UUID job = sources.refresh(mine(me, id));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/sync/jobs/" + job))
                .body(new RefreshAccepted(job));
    }

    private OutsideSource mine(Caller me, UUID id) {
        return sources.find(id)
                .filter(it -> me.is(it.setup().personId()))
                .orElseThrow(() -> Problem.notFound("There is no such calendar."));
    }

    private CalendarResponse answer(OutsideSource source) {
        String id = source.id().toString();
        return CalendarResponse.of(
                source,
                states.find(id).orElse(null),
                jobs.liveOf(id).map(Job::id).orElse(null));
    }
}
