package dev.berth.sync.job;

import dev.berth.sync.connector.Connector;
import dev.berth.sync.connector.FailureKind;
import dev.berth.sync.connector.Source;
import dev.berth.sync.external.ExternalBookings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the clock does with jobs: asks for those that are due, ends those that are stuck, deletes what is old. */
@Component
class Housekeeping {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final int BATCH = 500;

    private final List<Connector> connectors;
    private final Jobs jobs;
    private final JobTable table;
    private final EvidenceTable evidence;
    private final ManualSyncs manualSyncs;
    private final JobEnd end;
    private final ExternalBookings bookings;
    private final TransactionTemplate transaction;
    private final JobSettings settings;
    private final Clock clock;

    Housekeeping(
            ObjectProvider<Connector> connectors,
            Jobs jobs,
            JobTable table,
            EvidenceTable evidence,
            ManualSyncs manualSyncs,
            JobEnd end,
            ExternalBookings bookings,
            TransactionTemplate transaction,
            JobSettings settings,
            Clock clock) {
        this.connectors = connectors.stream().toList();
        this.jobs = jobs;
        this.table = table;
        this.evidence = evidence;
        this.manualSyncs = manualSyncs;
        this.end = end;
        this.bookings = bookings;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** Being due and being asked for are one transaction: no replica asks twice, and none forgets. */
    @Scheduled(initialDelayString = "10s", fixedDelayString = "${berth.sync.jobs.due-every:30s}")
    void askForWhatIsDue() {
        for (Connector connector : connectors) {
            transaction.executeWithoutResult(status -> {
                List<Source> due = connector.due(clock.instant());
                due.forEach(source -> jobs.request(source, Trigger.SCHEDULED));
            });
        }
    }

    @Scheduled(initialDelayString = "5s", fixedDelayString = "${berth.sync.jobs.clean-every:1m}")
    void endWhatIsStuck() {
        transaction.executeWithoutResult(status -> {
            // The runner ends long jobs itself; a little later they count as stuck.
            Instant tooLong = clock.instant().minus(settings.longest().multipliedBy(settings.attempts() + 1L));
            for (Job job : table.lockStuck(settings.attempts(), tooLong)) {
                log.warn("Sync job {} was stuck", job.id());
                end.fail(
                        job.id(),
                        FailureKind.INTERNAL,
                        "The sync was cut off " + settings.attempts() + " times, or took too long, so it was ended.");
            }
        });
    }

    @Scheduled(initialDelayString = "2m", fixedDelayString = "1h")
    void deleteWhatIsOld() {
        Instant now = clock.instant();
        int jobsGone = table.deleteEndedBefore(now.minus(settings.keepHistory()));
        int evidenceGone = evidence.deleteBefore(now.minus(settings.keepEvidence()));
        manualSyncs.forgetOld();
        int gone;
        do {
            gone = transaction.execute(status -> bookings.forgetEndedBefore(now.minus(settings.keepBookings()), BATCH));
        } while (gone == BATCH);
        log.debug("Deleted {} old jobs and {} pieces of evidence", jobsGone, evidenceGone);
    }
}
