package dev.berth.sync.job;

import dev.berth.sync.connector.FoundBooking;
import dev.berth.sync.connector.Reading;
import dev.berth.sync.connector.Source;
import dev.berth.sync.external.Effects;
import dev.berth.sync.external.ExternalBookings;
import dev.berth.sync.job.JobLog.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** A job while it runs: what its connector found so far. Used by the one thread that runs it. */
final class JobRun implements Reading {
    private final Job job;
    private final Source source;
    private final UUID process;
    private final Tools tools;
    private final Instant begun;
    private String phase = "Starting";
    private int seen;
    private int saved;
    private Effects effects = Effects.NONE;

    /** What every run works with. */
    record Tools(
            JobTable table,
            JobLog log,
            ExternalBookings bookings,
            TransactionTemplate transaction,
            Clock clock,
            JobSettings settings) {}

    JobRun(Job job, Source source, UUID process, Tools tools) {
        this.job = job;
        this.source = source;
        this.process = process;
        this.tools = tools;
        this.begun = tools.clock().instant();
    }

    @Override
    public void phase(String words) {
        phase = words;
        say(words);
        tell();
    }

    @Override
    public void say(String text) {
        tools.log().write(job.id(), Level.INFO, text, now());
    }

    @Override
    public void warn(String text) {
        tools.log().write(job.id(), Level.WARNING, text, now());
    }

    @Override
    public void seen(int rows) {
        if (rows != seen) {
            seen = rows;
            tell();
        }
    }

    @Override
    public void save(List<FoundBooking> found) {
        int size = tools.settings().batch();
        Instant oldest = begun.minus(tools.settings().keepBookings());
        List<FoundBooking> worthKeeping =
                found.stream().filter(it -> it.endsAt().isAfter(oldest)).toList();
        for (int from = 0; from < worthKeeping.size(); from += size) {
            saveBatch(worthKeeping.subList(from, Math.min(from + size, worthKeeping.size())));
        }
    }

    private void saveBatch(List<FoundBooking> batch) {
        Effects now = tools.transaction().execute(status -> {
            requireClaim();
            return tools.bookings().save(source, batch, job.id(), now());
        });
        effects = effects.plus(now);
        saved += batch.size();
        tell();
    }

    @Override
    public void stillThere(List<String> externalIds) {
        tools.transaction().executeWithoutResult(status -> {
            requireClaim();
            tools.bookings().stillThere(source, externalIds, job.id());
        });
    }

    /** A process that was asleep past its lease must not write beside the one that took over. */
    private void requireClaim() {
        if (!tools.table().holdsClaim(job.id(), process)) {
            throw new LostClaim();
        }
    }

    private void tell() {
        tools.table().progress(job.id(), process, phase, seen, saved, effects);
    }

    private Instant now() {
        return tools.clock().instant();
    }

    @Override
    public Instant deadline() {
        return begun.plus(tools.settings().longest());
    }

    Instant begun() {
        return begun;
    }

    UUID jobId() {
        return job.id();
    }

    UUID process() {
        return process;
    }

    Effects effects() {
        return effects;
    }

    int rowsSeen() {
        return seen;
    }

    int rowsSaved() {
        return saved;
    }
}
