package dev.berth.agent.tryout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * How long this process may live. A container is ended from outside; a plain process has nobody when its agent is
 * killed, so the agent keeps a lease file: its text is the end (which an extension moves), its renewal says that an
 * agent is there. The process ends by itself a little after the end, or when nobody has renewed for a while.
 */
final class Lease {
    /** Later than the agent's own stop, so that normally the agent ends the process and not the process itself. */
    private static final Duration AFTER_THE_END = Duration.ofSeconds(5);

    private static final Duration UNRENEWED = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 500;

    private final Optional<Path> file;
    private final Optional<Instant> atStart;
    private String lastSeen = "";
    private long renewedNanos = System.nanoTime();

    private Lease(Optional<Path> file, Optional<Instant> atStart) {
        this.file = file;
        this.atStart = atStart;
    }

    static Lease of(Map<String, String> environment) {
        return new Lease(
                Optional.ofNullable(environment.get("BERTH_LEASE")).map(Path::of),
                instant(environment.getOrDefault("BERTH_UNTIL", "")));
    }

    Optional<Instant> until() {
        return text().flatMap(Lease::instant).or(() -> atStart);
    }

    void endProcessWhenOver() {
        if (file.isPresent()) {
            Thread.ofPlatform().daemon().name("lease").start(this::watch);
        }
    }

    private void watch() {
        while (!isOver()) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException ended) {
                return;
            }
        }
        System.exit(0);
    }

    private boolean isOver() {
        String seen = renewal();
        if (!seen.equals(lastSeen)) {
            lastSeen = seen;
            renewedNanos = System.nanoTime();
        }
        // On the monotonic clock: a machine that slept has not missed its renewals.
        boolean abandoned = System.nanoTime() - renewedNanos > UNRENEWED.toNanos();
        return abandoned
                || until().map(it -> Instant.now().isAfter(it.plus(AFTER_THE_END)))
                        .orElse(false);
    }

    private String renewal() {
        try {
            return Files.getLastModifiedTime(file.orElseThrow()).toString();
        } catch (IOException gone) {
            return lastSeen;
        }
    }

    private Optional<String> text() {
        return file.flatMap(it -> {
            try {
                return Optional.of(Files.readString(it).strip());
            } catch (IOException gone) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
