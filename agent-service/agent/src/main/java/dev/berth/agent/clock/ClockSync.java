package dev.berth.agent.clock;

import dev.berth.agent.controlplane.ControlPlane;
import dev.berth.agent.supervision.SupervisedLoop;
import dev.berth.agent.supervision.SupervisedLoops;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks the control plane for the time, each minute. */
public final class ClockSync {
    private static final Logger log = LoggerFactory.getLogger(ClockSync.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration EVERY = Duration.ofMinutes(1);
    /** A slower answer says too little about when it was written. */
    private static final Duration SLOWEST = Duration.ofSeconds(2);

    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

    record Time(@Nullable Instant now) {}

    private final NodeClock clock;
    private final ControlPlane controlPlane;
    private final SupervisedLoops loops;
    private Optional<SupervisedLoop> loop = Optional.empty();

    public ClockSync(NodeClock clock, ControlPlane controlPlane, SupervisedLoops loops) {
        this.clock = clock;
        this.controlPlane = controlPlane;
        this.loops = loops;
    }

    public void start() {
        loop = Optional.of(loops.start("clock", () -> {
            sync();
            Thread.sleep(EVERY);
        }));
    }

    public void close() {
        loop.ifPresent(loops::close);
    }

    private void sync() throws InterruptedException {
        long asked = clock.nanos();
        switch (controlPlane.get("/api/v1/clock", SLOWEST)) {
            case ControlPlane.Answer.Ok it -> correct(it.body(), asked, clock.nanos());
            case ControlPlane.Answer.Refused it ->
                log.debug("The control plane did not tell the time: {}", it.status());
            case ControlPlane.Answer.Unreachable it ->
                log.debug("The control plane did not tell the time: {}", it.why());
        }
    }

    private void correct(byte[] answer, long asked, long heard) {
        Instant now = read(answer);
        if (now == null) {
            return;
        }
        clock.correct(now, asked, heard);
        Duration off = clock.aheadOfSystem();
        if (off.abs().compareTo(WORTH_TELLING) > 0) {
            log.warn("This machine's clock is off by {} s; workspaces follow the control plane's", off.toSeconds());
        }
    }

    private static @Nullable Instant read(byte[] answer) {
        try {
            return JSON.readValue(answer, Time.class).now();
        } catch (JacksonException garbled) {
            log.warn("The control plane's time cannot be read: {}", garbled.getMessage());
            return null;
        }
    }
}
