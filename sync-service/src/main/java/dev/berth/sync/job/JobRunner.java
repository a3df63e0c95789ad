package dev.berth.sync.job;

import dev.berth.sync.connector.Connector;
import dev.berth.sync.connector.FailureKind;
import dev.berth.sync.connector.ReadOutcome;
import dev.berth.sync.connector.ReadOutcome.Failed;
import dev.berth.sync.connector.Source;
import dev.berth.sync.external.ExternalBookings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims jobs as long as this process has room for more of their kind, and runs each in a thread of its own. */
@Component
class JobRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final UUID process = UUID.randomUUID();
    private final List<Connector> connectors;
    private final Map<Connector, Semaphore> room;
    private final JobRun.Tools tools;
    private final JobEnd end;
    private final JobSignal signal;
    private final Map<UUID, Thread> running = new ConcurrentHashMap<>();
    private volatile boolean open;
    private @Nullable Thread dispatcher;
    private @Nullable Thread heart;

    JobRunner(
            ObjectProvider<Connector> connectors,
            JobTable table,
            JobLog jobLog,
            ExternalBookings bookings,
            TransactionTemplate transaction,
            Clock clock,
            JobSettings settings,
            JobEnd end,
            JobSignal signal) {
        this.connectors = connectors.stream().toList();
        this.room =
                connectors.stream().collect(Collectors.toMap(Function.identity(), it -> new Semaphore(it.atOnce())));
        this.tools = new JobRun.Tools(table, jobLog, bookings, transaction, clock, settings);
        this.end = end;
        this.signal = signal;
    }

    private void dispatch() {
        while (open) {
            try {
                connectors.forEach(this::claimAll);
                signal.await(tools.settings().poll());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("Jobs wait: {}", e.toString());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(tools.settings().poll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void claimAll(Connector connector) {
        Semaphore free = room.get(connector);
        while (open && free != null && free.tryAcquire()) {
            Optional<Job> claimed = Optional.empty();
            try {
                claimed = claim(connector);
                claimed.ifPresent(job -> start(connector, job, free));
            } finally {
                if (claimed.isEmpty()) {
                    free.release();
                }
            }
            if (claimed.isEmpty()) {
                return;
            }
        }
    }

    private Optional<Job> claim(Connector connector) {
        JobSettings settings = tools.settings();
        return tools.table()
                .claim(
                        connector.kind(),
                        process,
                        settings.lease(),
                        settings.attempts(),
                        tools.clock().instant());
    }

    private void start(Connector connector, Job job, Semaphore free) {
        running.put(job.id(), Thread.ofVirtual().name("sync-" + job.id()).unstarted(() -> {
            try {
                run(connector, job);
            } finally {
                running.remove(job.id());
                free.release();
                signal.wake();
            }
        }));
        running.get(job.id()).start();
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
        } catch (RuntimeException e) {
            UUID reference = UUID.randomUUID();
            log.error("Sync job {} failed, reference {}", run.jobId(), reference, e);
            return new Failed(
                    FailureKind.INTERNAL, "Something went wrong on our side. Try again later. Reference " + reference);
        }
    }

    private void beat() {
        while (open) {
            try {
                Thread.sleep(tools.settings().heartbeat());
                if (!running.isEmpty()) {
                    tools.table().renewLeases(process, tools.settings().lease());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("Leases could not be renewed: {}", e.toString());
            }
        }
    }

    @Override
    public void start() {
        if (tools.settings().run()) {
            open = true;
            dispatcher = Thread.ofVirtual().name("sync-dispatch").start(this::dispatch);
            heart = Thread.ofVirtual().name("sync-heartbeat").start(this::beat);
        }
    }

    /** What runs goes back among those that wait, and the next process begins it anew. */
    @Override
    public void stop() {
        open = false;
        interrupt(dispatcher);
        running.forEach((job, thread) -> {
            tools.table().giveBack(job, process);
            interrupt(thread);
        });
        running.values().forEach(JobRunner::join);
        interrupt(heart);
    }

    private static void interrupt(@Nullable Thread thread) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
