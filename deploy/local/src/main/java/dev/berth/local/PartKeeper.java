package dev.berth.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/** Starts one part again whenever it has died, until it is interrupted or the part dies too often. */
final class PartKeeper {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** Waits between a death and the next start. */
    @FunctionalInterface
    interface Pause {
        void of(Duration length) throws InterruptedException;
    }

    private final Part part;
    private final Predicate<String> isStarted;
    private final InstantSource clock;
    private final Pause pause;
    private final Console journal;
    private final RestartPolicy policy = new RestartPolicy();
    private volatile PartState state;

    PartKeeper(Part part, Predicate<String> isStarted, InstantSource clock, Pause pause, Console journal) {
        this.part = part;
        this.isStarted = isStarted;
        this.clock = clock;
        this.pause = pause;
        this.journal = journal;
        this.state = PartState.started(part);
    }

    PartState state() {
        return state;
    }

    /** Returns when this thread is interrupted or the part is given up. */
    void keep() {
        try {
            awaitDeath();
            for (var next = died(part.ending()); next.isPresent(); next = died(startAgainAndAwaitDeath())) {
                pause.of(next.get());
                awaitNeeds();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns why the part died. A process whose start failed may still live, and holds the port: it is stopped. */
    private String startAgainAndAwaitDeath() throws InterruptedException {
        try {
            part.start();
        } catch (PartFailure | RuntimeException failed) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            part.stop();
            return failed instanceof PartFailure ? String.valueOf(failed.getMessage()) : failed.toString();
        }
        state = state.startedAgain();
        say("was started again");
        awaitDeath();
        return part.ending();
    }

    private Optional<Duration> died(String why) {
        Instant now = clock.instant();
        var next = policy.died(now);
        state = next.isPresent() ? state.restarting(why) : state.givenUp(why);
        say(next.map(length -> "died, next start in " + length.toSeconds() + " s: ")
                        .orElse("died three times within a minute and stays down: ")
                + why);
        return next;
    }

    private void awaitDeath() throws InterruptedException {
        while (part.isAlive()) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    private void awaitNeeds() throws InterruptedException {
        while (!part.needs().stream().allMatch(isStarted)) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    private void say(String what) {
        journal.plain(clock.instant() + " " + part.name() + " " + what);
    }
}
