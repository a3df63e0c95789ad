package dev.berth.sync.source.web;

import dev.berth.sync.edge.Caller;
import dev.berth.sync.edge.Problem;
import dev.berth.sync.edge.SecurityLog;
import dev.berth.sync.external.SourceStates;
import dev.berth.sync.job.Job;
import dev.berth.sync.job.Jobs;
import dev.berth.sync.job.web.AsksForSync;
import dev.berth.sync.job.web.JobResponse;
import dev.berth.sync.source.Entrusted;
import dev.berth.sync.source.OutsideSource;
import dev.berth.sync.source.OutsideSources;
import dev.berth.sync.source.Setup;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For admins: {@code Access} says so for all addresses below. */
@RestController
@RequestMapping("/api/v1/sync/sources")
@Tag(name = "Sources")
class SourceController {
    private final OutsideSources sources;
    private final SourceStates states;
    private final Jobs jobs;

    SourceController(OutsideSources sources, SourceStates states, Jobs jobs) {
        this.sources = sources;
        this.states = states;
        this.jobs = jobs;
    }

    @Schema(name = "SourceList")
    record SourceList(List<SourceResponse> items, @Nullable String nextCursor) {}

    @Schema(name = "SourceRefresh")
    record RefreshAccepted(UUID jobId) {}

    @GetMapping
    @Operation(summary = "Outside systems that are read", description = "With which of their spaces is which room.")
    SourceList list() {
        return new SourceList(sources.list(null).stream().map(this::answer).toList(), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "An outside system")
    ResponseEntity<SourceResponse> get(@PathVariable UUID id) {
        OutsideSource source = known(id);
        return tagged(ResponseEntity.ok(), source);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add an outside system", description = "It is read at once, and then by itself.")
    ResponseEntity<SourceResponse> add(Caller caller, @Valid @RequestBody SourceRequest request) {
        Setup setup = checked(request.create());
        Entrusted entrusted = sealable(request.entrusted(setup.kind()));
        OutsideSource added = sources.add(setup, entrusted);
        SecurityLog.write("source-added", caller.id(), "source", added.id());
        return tagged(ResponseEntity.created(URI.create("/api/v1/sync/sources/" + added.id())), added);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change an outside system", description = "It is read anew at once.")
    ResponseEntity<SourceResponse> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SourceRequest request) {
        OutsideSource seen = known(id);
        if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(tag(seen))) {
            throw Problem.stale("The source was changed since you loaded it.");
        }
        Setup setup = checked(request.applyTo(seen.setup()));
        Entrusted entrusted = sealable(request.entrusted(setup.kind()));
        OutsideSource changed = sources.change(seen, setup, entrusted)
                .orElseThrow(() -> Problem.stale("The source was changed since you loaded it."));
        Sealing.logChange(caller, changed, entrusted);
        return tagged(ResponseEntity.ok(), changed);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove an outside system", description = "With every booking that came from it.")
    void remove(Caller caller, @PathVariable UUID id) {
        sources.remove(known(id));
        SecurityLog.write("source-removed", caller.id(), "source", id);
    }

    @AsksForSync
    @PostMapping("/{id}/refresh")
    @Operation(
            summary = "Read an outside system now",
            description = "When it is being read already, the answer is that job.")
    ResponseEntity<RefreshAccepted> refresh(@PathVariable UUID id) {
        UUID job = sources.refresh(known(id));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/sync/jobs/" + job))
                .body(new RefreshAccepted(job));
    }

    private OutsideSource known(UUID id) {
        return sources.find(id)
                .filter(it -> it.setup().personId() == null)
                .orElseThrow(() -> Problem.notFound("There is no such source."));
    }

    private Setup checked(Setup setup) {
        var unknown = sources.unknownRooms(new HashSet<>(setup.rooms().values()));
        if (!unknown.isEmpty()) {
            throw Problem.invalid(
                    "rooms", "names no room of Berth: " + unknown.iterator().next());
        }
        return setup;
    }

    private Entrusted sealable(Entrusted entrusted) {
        return Sealing.possible(sources, entrusted);
    }

    private ResponseEntity<SourceResponse> tagged(ResponseEntity.BodyBuilder answer, OutsideSource source) {
        return answer.eTag(tag(source)).body(answer(source));
    }

    private static String tag(OutsideSource source) {
        return "\"" + source.version() + "\"";
    }

    private SourceResponse answer(OutsideSource source) {
        String id = source.id().toString();
        Optional<Job> last = jobs.lastOf(id);
        return SourceResponse.of(
                source,
                sources.spaces(source),
                states.find(id).orElse(null),
                last.filter(Job::isLive).map(Job::id).orElse(null),
                last.map(JobResponse::of).orElse(null));
    }
}
