package dev.berth.platform.loop;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one background task round after round on a thread of its own. Nothing that a round throws ends the loop: the
 * failure is logged, shows in the health, and the next round follows after a pause. It ends when
 * {@link SupervisedLoops#close} is called, or when its task is done.
 */
public final class SupervisedLoop {
    private static final Logger log = LoggerFactory.getLogger(SupervisedLoop.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    /** One round; it waits for its own work, and an interrupt asks it to end soon. */
    @FunctionalInterface
    public interface Round {
        void run() throws InterruptedException;
    }

    private final String name;
    private final Duration longestPause;
    private final Round round;
    private final BooleanSupplier done;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable String trouble;

    SupervisedLoop(String name, Duration longestPause, Round round, BooleanSupplier done) {
        this.name = name;
        this.longestPause = longestPause;
        this.round = round;
        this.done = done;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    SupervisedLoop start() {
        thread.start();
        return this;
    }

    public String name() {
        return name;
    }

    /** What the last round threw; empty when it went well. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** For a round that lasts long: it works again after an earlier failure, and the next pause is short again. */
    public void recovered() {
        trouble = null;
    }

    /** Interrupts the round and waits a little for its end. */
    void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        int failures = 0;
        while (!closed && !done.getAsBoolean()) {
            try {
                round.run();
                failures = 0;
                trouble = null;
            } catch (InterruptedException interrupted) {
                log.debug("{} was interrupted", name);
            } catch (Throwable failure) {
                if (closed) {
                    log.debug("{} failed while it was being closed", name, failure);
                    return;
                }
                failures = trouble == null ? 1 : failures + 1;
                report(failure);
                pause(failures);
            }
        }
    }

    /** The same failure again and again is logged once. */
    private void report(Throwable failure) {
        String now = failure.toString();
        if (!now.equals(trouble)) {
            log.error("{} failed and goes on after a pause", name, failure);
        }
        trouble = now;
    }

    private void pause(int failures) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(failures - 1, 10);
        long most = Math.min(doubled, longestPause.toMillis());
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        } catch (InterruptedException interrupted) {
            log.debug("{} was interrupted during its pause", name);
        }
    }
}
