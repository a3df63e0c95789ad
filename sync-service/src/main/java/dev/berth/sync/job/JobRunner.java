package dev.berth.sync.job;

import dev.berth.platform.loop.SupervisedLoop;
import dev.berth.platform.loop.SupervisedLoops;
import dev.berth.sync.connector.Connector;
import dev.berth.sync.connector.FailureKind;
import dev.berth.sync.connector.ReadOutcome;
import dev.berth.sync.connector.ReadOutcome.Failed;
import dev.berth.sync.connector.Source;
import dev.berth.sync.external.ExternalBookings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims jobs as long as this process has free slots for them, and runs each in a thread of its own. */
@Component
class JobRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final UUID process = UUID.randomUUID();
    private final List<JobSlots> slots;
    private final JobRun.Tools tools;
    private final JobEnd end;
    private final JobSignal signal;
    private final SupervisedLoops loops;
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    private volatile boolean open;
    private @Nullable SupervisedLoop dispatcher;
    private @Nullable SupervisedLoop heart;

    private record Running(Thread thread, Instant since) {}

    JobRunner(
            ObjectProvider<Connector> connectors,
            JobTable table,
            JobLog jobLog,
            ExternalBookings bookings,
            TransactionTemplate transaction,
            Clock clock,
            JobSettings settings,
            JobEnd end,
            JobSignal signal,
            SupervisedLoops loops) {
        this.slots = connectors.stream()
                .flatMap(it -> Stream.of(JobOwner.values()).map(owner -> JobSlots.of(it, owner)))
                .toList();
        this.tools = new JobRun.Tools(table, jobLog, bookings, transaction, clock, settings);
        this.end = end;
        this.signal = signal;
        this.loops = loops;
    }

    private void dispatch() throws InterruptedException {
        slots.forEach(this::claimAll);
        signal.await(tools.settings().poll());
    }

    private void claimAll(JobSlots of) {
        while (open && of.free().tryAcquire()) {
            Optional<Job> claimed = Optional.empty();
            try {
                claimed = claim(of);
                claimed.ifPresent(job -> start(of, job));
            } finally {
                if (claimed.isEmpty()) {
                    of.free().release();
                }
            }
            if (claimed.isEmpty()) {
                return;
            }
        }
    }

    private Optional<Job> claim(JobSlots of) {
        JobSettings settings = tools.settings();
        return tools.table()
                .claim(
                        of.connector().kind(),
                        of.owner(),
                        process,
                        settings.lease(),
                        settings.attempts(),
                        tools.clock().instant());
    }

    private void start(JobSlots of, Job job) {
        Thread thread = Thread.ofVirtual().name("sync-" + job.id()).unstarted(() -> {
            try {
                run(of.connector(), job);
            } finally {
                running.remove(job.id());
                of.free().release();
                signal.wake();
            }
        });
        running.put(job.id(), new Running(thread, tools.clock().instant()));
        thread.start();
    }

    private void run(Connector connector, Job job) {
        try {
            Optional<Source> source = connector.find(job.sourceId());
            if (source.isEmpty()) {
                end.fail(job.id(), FailureKind.INTERNAL, "It is not connected any more.");
                return;
            }
            JobRun run = new JobRun(job, source.get(), process, tools);
            end.end(run, connector, source.get(), read(connector, source.get(), run));
        } catch (LostClaim lost) {
            log.info("Sync job {} is not ours any more", job.id());
        } catch (RuntimeException e) {
            // The database is away: the lease runs out, and whoever finds the job then begins it anew.
            log.warn("Sync job {} could not be ended: {}", job.id(), e.toString());
        }
    }

    private ReadOutcome read(Connector connector, Source source, JobRun run) {
        try {
            return connector.read(source, run);
        } catch (LostClaim lost) {
            throw lost;
        } catch (RuntimeException | Error e) { // a parser's error must not leave its job running for ever
            UUID reference = UUID.randomUUID();
            log.error("Sync job {} failed, reference {}", run.jobId(), reference, e);
            return new Failed(
                    FailureKind.INTERNAL, "Something went wrong on our side. Try again later. Reference " + reference);
        }
    }

    private void beat() throws InterruptedException {
        Thread.sleep(tools.settings().heartbeat());
        endWhatTakesTooLong();
        if (!running.isEmpty()) {
            tools.table().renewLeases(process, tools.settings().lease());
        }
    }

    /** Connectors keep to their deadline themselves; this frees the slot of one that does not. */
    private void endWhatTakesTooLong() {
        Instant latest = tools.clock()
                .instant()
                .minus(tools.settings().longest())
                .minus(tools.settings().lease());
        running.values().stream()
                .filter(it -> it.since().isBefore(latest))
                .forEach(it -> it.thread().interrupt());
    }

    @Override
    public void start() {
        if (tools.settings().run()) {
            open = true;
            dispatcher = loops.start("sync-dispatch", LONGEST_PAUSE, this::dispatch);
            heart = loops.start("sync-heartbeat", LONGEST_PAUSE, this::beat);
        }
    }

    /**
     * What runs goes back among the jobs that wait, as if it had not begun. One that does not end when it is asked to keeps
     * its attempt: it may be what made somebody stop this process.
     */
    @Override
    public void stop() {
        open = false;
        close(dispatcher);
        Map<UUID, Running> interrupted = Map.copyOf(running);
        interrupted.forEach((job, run) -> {
            tools.table().giveBack(job, process);
            run.thread().interrupt();
        });
        Instant latest = tools.clock().instant().plus(PATIENCE);
        interrupted.forEach((job, run) -> {
            if (!ended(run.thread(), latest)) {
                tools.table().countAttempt(job);
            }
        });
        close(heart);
    }

    private void close(@Nullable SupervisedLoop loop) {
        if (loop != null) {
            loops.close(loop);
        }
    }

    private boolean ended(Thread thread, Instant latest) {
        try {
            Duration left = Duration.between(tools.clock().instant(), latest);
            return thread.join(left.isNegative() ? Duration.ZERO : left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    UUID process() {
        return process;
    }
}
