package dev.berth.sync.job;

import dev.berth.sync.connector.Evidence;
import dev.berth.sync.connector.Source;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Asking for syncs, and looking at what became of them. */
@Component
public class Jobs {
    private final JobTable table;
    private final JobLog log;
    private final EvidenceTable evidence;
    private final JobSignal signal;
    private final Clock clock;

    Jobs(JobTable table, JobLog log, EvidenceTable evidence, JobSignal signal, Clock clock) {
        this.table = table;
        this.log = log;
        this.evidence = evidence;
        this.signal = signal;
        this.clock = clock;
    }

    /** The new job's id, or the one of the job that is not over yet: a second one would only do the same. */
    @Transactional
    public UUID request(Source source, Trigger trigger) {
        UUID id = UUID.randomUUID();
        while (!table.insert(id, source, trigger, clock.instant())) {
            Optional<Job> live = table.liveOf(source.id());
            if (live.isPresent()) {
                return live.get().id();
            } // it ended between the two questions
        }
        log.write(id, JobLog.Level.INFO, trigger == Trigger.MANUAL ? "Asked for" : "Due", clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.wake();
            }
        });
        return id;
    }

    public Optional<Job> find(UUID id) {
        return table.find(id);
    }

    public Optional<Job> liveOf(String sourceId) {
        return table.liveOf(sourceId);
    }

    public Optional<Job> lastOf(String sourceId) {
        return table.lastOf(sourceId);
    }

    public List<Job> list(
            @Nullable UUID personId,
            @Nullable String sourceId,
            @Nullable JobStatus status,
            @Nullable UUID after,
            int limit) {
        return table.list(personId, sourceId, status, after, limit);
    }

    public List<LogLine> logOf(UUID job) {
        return log.lines(job);
    }

    public List<Evidence.Kind> evidenceOf(UUID job) {
        return evidence.of(job);
    }

    /** Nobody is shown evidence without a note of who it was. */
    @Transactional
    public Optional<Evidence> readEvidence(UUID reader, UUID job, Evidence.Kind kind) {
        Optional<Evidence> found = evidence.find(job, kind);
        found.ifPresent(it -> evidence.noteReading(job, kind, reader, clock.instant()));
        return found;
    }

    /** Ends what runs, by taking its row away: the next thing it wants to save is refused. */
    @Transactional
    public void forget(Source source) {
        table.deleteOf(source.id());
    }
}
