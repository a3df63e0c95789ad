package dev.berth.sync.job;

import dev.berth.sync.connector.Connector;
import dev.berth.sync.connector.FailureKind;
import dev.berth.sync.connector.ReadOutcome;
import dev.berth.sync.connector.ReadOutcome.Complete;
import dev.berth.sync.connector.ReadOutcome.Failed;
import dev.berth.sync.connector.Source;
import dev.berth.sync.external.Effects;
import dev.berth.sync.external.ExternalBookings;
import dev.berth.sync.job.JobLog.Level;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a job with everything that follows from it, in one transaction. */
@Component
class JobEnd {
    private final JobTable table;
    private final JobLog log;
    private final EvidenceTable evidence;
    private final ExternalBookings bookings;
    private final MeterRegistry measures;
    private final Clock clock;

    JobEnd(
            JobTable table,
            JobLog log,
            EvidenceTable evidence,
            ExternalBookings bookings,
            MeterRegistry measures,
            Clock clock) {
        this.table = table;
        this.log = log;
        this.evidence = evidence;
        this.bookings = bookings;
        this.measures = measures;
        this.clock = clock;
    }

    @Transactional
    public void end(JobRun run, Connector connector, Source source, ReadOutcome outcome) {
        if (!table.holdsClaim(run.jobId(), run.process())) {
            throw new LostClaim();
        }
        Instant now = clock.instant();
        switch (outcome) {
            case Complete complete -> complete(run, source, complete, now);
            case Failed failed -> {
                failed.evidence().forEach(it -> evidence.keep(run.jobId(), source.id(), it, now));
                fail(run.jobId(), failed.kind(), failed.message(), now);
                bookings.noteAttempt(source, failed.message(), now);
            }
        }
        connector.ended(source, outcome, run.begun());
    }

    /** Without a source: it was removed meanwhile, or its job is stuck. */
    @Transactional
    public void fail(UUID job, FailureKind kind, String message) {
        fail(job, kind, message, clock.instant());
    }

    private void complete(JobRun run, Source source, Complete complete, Instant now) {
        Effects vanished = bookings.markVanished(source, run.jobId(), complete, now);
        Effects all = run.effects().plus(vanished);
        table.progress(run.jobId(), run.process(), "Done", run.rowsSeen(), run.rowsSaved(), all);
        log.write(run.jobId(), Level.INFO, summary(all), now);
        count("completed");
        table.complete(run.jobId(), now);
        bookings.noteAttempt(source, null, now);
    }

    private void fail(UUID job, FailureKind kind, String message, Instant now) {
        log.write(job, Level.ERROR, message, now);
        count(kind.word());
        table.fail(job, kind, message, now);
    }

    private void count(String outcome) {
        measures.counter("berth.sync.jobs", "outcome", outcome).increment();
    }

    private static String summary(Effects all) {
        return "Done: %d new, %d changed, %d as before, %d no longer there"
                .formatted(all.added(), all.updated(), all.unchanged(), all.vanished());
    }
}
