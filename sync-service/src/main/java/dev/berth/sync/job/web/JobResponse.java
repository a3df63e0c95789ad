package dev.berth.sync.job.web;

import dev.berth.sync.connector.Evidence;
import dev.berth.sync.connector.FailureKind;
import dev.berth.sync.connector.SourceKind;
import dev.berth.sync.job.Job;
import dev.berth.sync.job.JobStatus;
import dev.berth.sync.job.Trigger;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "SyncJob")
public record JobResponse(
        UUID id,
        SourceKind kind,

        @Schema(description = "The portal's id; absent for sources that are no portal") @Nullable
        String portal,

        @Schema(description = "Whose account is read; absent for sources of rooms") @Nullable
        UUID personId,

        JobStatus status,
        Trigger trigger,
        @Nullable Failure failure,
        Progress progress,
        Counts counts,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,

        @Schema(description = "Only where one job is asked for") @Nullable
        List<LogLine> log,

        @Schema(description = "Only for admins, and only where one job is asked for") @Nullable
        List<EvidenceItem> evidence) {

    @Schema(name = "SyncFailure")
    public record Failure(FailureKind kind, String message) {}

    @Schema(name = "SyncProgress")
    public record Progress(String phase, int rowsSeen, int rowsSaved) {}

    @Schema(name = "SyncCounts")
    public record Counts(int added, int updated, int unchanged, int vanished) {}

    @Schema(name = "SyncLogLine")
    public record LogLine(
            Instant at,

            @Schema(allowableValues = {"info", "warning", "error"})
            String level,

            String text) {}

    @Schema(name = "SyncEvidence", description = "To be had at /api/v1/sync/jobs/{id}/evidence/{kind}")
    public record EvidenceItem(String id, Evidence.Kind kind) {}

    public static JobResponse of(Job job) {
        return of(job, null, null);
    }

    static JobResponse of(Job job, @Nullable List<LogLine> log, @Nullable List<EvidenceItem> evidence) {
        Job.Failure failure = job.failure();
        return new JobResponse(
                job.id(),
                job.kind(),
                job.portal(),
                job.personId(),
                job.status(),
                job.trigger(),
                failure == null ? null : new Failure(failure.kind(), failure.message()),
                new Progress(job.phase(), job.rowsSeen(), job.rowsSaved()),
                new Counts(
                        job.counts().added(),
                        job.counts().updated(),
                        job.counts().unchanged(),
                        job.counts().vanished()),
                job.requestedAt(),
                job.startedAt(),
                job.endedAt(),
                log,
                evidence);
    }
}
