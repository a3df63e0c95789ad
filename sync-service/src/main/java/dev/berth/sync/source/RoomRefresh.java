package dev.berth.sync.source;

import dev.berth.sync.job.Job;
import dev.berth.sync.job.Jobs;
import dev.berth.sync.job.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads at once whatever fills rooms, for somebody who stands before the board. */
@Component
public class RoomRefresh {
    /** However many press the button: nobody else's server is asked more often than this. */
    private static final Duration RECENT = Duration.ofSeconds(60);

    private final SourceTable table;
    private final Jobs jobs;
    private final Clock clock;

    RoomRefresh(SourceTable table, Jobs jobs, Clock clock) {
        this.table = table;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What becomes of one source. */
    public sealed interface Outcome {
        OutsideSource source();

        UUID jobId();

        record Begun(OutsideSource source, UUID jobId) implements Outcome {}

        /** The job is one that is not over yet. */
        record Running(OutsideSource source, UUID jobId) implements Outcome {}

        /** The job ended a moment ago, well or not. */
        record JustRead(OutsideSource source, UUID jobId) implements Outcome {}
    }

    /** The sources stay locked until the jobs are written: of two people at the same moment the second finds them. */
    @Transactional
    public List<Outcome> refresh() {
        return table.lockThoseOfRooms().stream().map(this::refresh).toList();
    }

    private Outcome refresh(OutsideSource source) {
        Instant recent = clock.instant().minus(RECENT);
        Optional<Job> last = jobs.lastOf(source.id().toString());
        if (last.isPresent()) {
            Job job = last.get();
            if (job.endedAt() == null) {
                return new Outcome.Running(source, job.id());
            }
            if (job.endedAt().isAfter(recent)) {
                return new Outcome.JustRead(source, job.id());
            }
        }
        return new Outcome.Begun(source, jobs.request(source.source(), Trigger.MANUAL));
    }
}
