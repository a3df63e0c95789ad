package dev.berth.sync.source;

import dev.berth.sync.job.Jobs;
import dev.berth.sync.job.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /** What becomes of one source, and the job that tells how its reading goes. */
    public record Outcome(OutsideSource source, UUID jobId, What what) {}

    public enum What {
        BEGUN,
        RUNNING,
        /** A moment ago, well or not. */
        JUST_READ
    }

    /** The sources stay locked until the jobs are written: of two people at the same moment the second finds them. */
    @Transactional
    public List<Outcome> refresh() {
        return table.lockThoseOfRooms().stream().map(this::refresh).toList();
    }

    private Outcome refresh(OutsideSource source) {
        Instant recent = clock.instant().minus(RECENT);
        return jobs.lastOf(source.id().toString())
                .filter(job -> job.endedAt() == null || job.endedAt().isAfter(recent))
                .map(job -> new Outcome(source, job.id(), job.isLive() ? What.RUNNING : What.JUST_READ))
                .orElseGet(() -> new Outcome(source, jobs.request(source.source(), Trigger.MANUAL), What.BEGUN));
    }
}
