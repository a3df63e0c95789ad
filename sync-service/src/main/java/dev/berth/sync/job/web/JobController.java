package dev.berth.sync.job.web;

import dev.berth.sync.connector.Evidence;
import dev.berth.sync.edge.Caller;
import dev.berth.sync.edge.Problem;
import dev.berth.sync.edge.SecurityLog;
import dev.berth.sync.job.Job;
import dev.berth.sync.job.JobStatus;
import dev.berth.sync.job.Jobs;
import dev.berth.sync.job.web.JobResponse.EvidenceItem;
import dev.berth.sync.job.web.JobResponse.LogLine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping("/api/v1/sync/jobs")
@Tag(name = "Sync jobs")
class JobController {
    private final Jobs jobs;
    private final JobStreams streams;

    JobController(Jobs jobs, JobStreams streams) {
        this.jobs = jobs;
        this.streams = streams;
    }

    @Schema(name = "SyncJobList")
    record JobList(List<JobResponse> items, @Nullable String nextCursor) {}

    @GetMapping
    @Operation(summary = "Syncs, newest first", description = "One's own; for admins everybody's, unless mine is true.")
    JobList list(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Schema(description = "Of one source: its id") @Nullable UUID source,
            @RequestParam(required = false)
                    @Schema(allowableValues = {"pending", "running", "completed", "failed"})
                    @Nullable
                    String status,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable UUID cursor) {
        UUID whose = caller.isAdmin() && !mine ? null : caller.id();
        String of = source == null ? null : source.toString();
        List<Job> found = jobs.list(whose, of, statusOf(status), cursor, limit + 1);
        List<Job> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? page.getLast().id().toString() : null;
        return new JobList(page.stream().map(JobResponse::of).toList(), next);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A sync with its log")
    JobResponse get(Caller caller, @PathVariable UUID id) {
        Job job = visible(caller, id);
        List<LogLine> log = jobs.logOf(id).stream()
                .map(it -> new LogLine(it.at(), it.level(), it.text()))
                .toList();
        return JobResponse.of(job, log, caller.isAdmin() ? evidence(id) : null);
    }

    private List<EvidenceItem> evidence(UUID id) {
        return jobs.evidenceOf(id).stream()
                .map(it -> new EvidenceItem(it.word(), it))
                .toList();
    }

    @GetMapping(path = "/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "A sync's progress as it happens",
            description = "Events progress, each with the job without its log; the stream ends with the job.")
    SseEmitter stream(Caller caller, @PathVariable UUID id) {
        return streams.follow(visible(caller, id));
    }

    /** A page of somebody else's, so it is never shown as one of ours: it can only be kept, or looked at as text. */
    @GetMapping("/{id}/evidence/{kind}")
    @Operation(summary = "What the browser saw when it failed", description = "For admins: screenshot or html.")
    ResponseEntity<byte[]> evidence(Caller caller, @PathVariable UUID id, @PathVariable String kind) {
        if (!caller.isAdmin()) {
            throw Problem.forbidden("Your role does not allow this.");
        }
        Evidence found = Arrays.stream(Evidence.Kind.values())
                .filter(it -> it.word().equals(kind))
                .findFirst()
                .flatMap(it -> jobs.readEvidence(caller.id(), id, it))
                .orElseThrow(
                        () -> Problem.notFound("There is no such evidence, or it was deleted because of its age."));
        SecurityLog.write("evidence-read", caller.id(), "job", id, "kind", kind);
        String name = "sync-" + id + (found.kind() == Evidence.Kind.HTML ? ".html" : ".png");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(found.content());
    }

    /** What one may not see is not there. The rooms are the staff's business, what people connected is their own. */
    private Job visible(Caller caller, UUID id) {
        return jobs.find(id)
                .filter(it -> caller.isAdmin() || caller.is(it.personId()) || caller.isStaff() && it.personId() == null)
                .orElseThrow(() -> Problem.notFound("There is no such sync."));
    }

    private static @Nullable JobStatus statusOf(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(JobStatus.values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("status", "must be one of pending, running, completed, failed"));
    }
}
