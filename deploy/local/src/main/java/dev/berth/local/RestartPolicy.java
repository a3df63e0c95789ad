package dev.berth.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The deaths of one part, and what follows from them: a pause before the next start that doubles from death to death,
 * or, after three deaths within a minute, no further start. A part that lived for ten minutes begins with the first
 * pause again.
 */
final class RestartPolicy {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    private static final Duration CLOSE_TOGETHER = Duration.ofMinutes(1);
    private static final int TOO_MANY = 3;

    private final ArrayDeque<Instant> recent = new ArrayDeque<>();
    private Duration pause = FIRST_PAUSE;

    /** How long to wait before the next start; empty when there should be none. */
    Optional<Duration> died(Instant at) {
        boolean first =
                recent.isEmpty() || recent.getLast().plus(FORGOTTEN_AFTER).isBefore(at);
        pause = first ? FIRST_PAUSE : longer(pause);
        recent.addLast(at);
        if (recent.size() > TOO_MANY) {
            recent.removeFirst();
        }
        return tooMany(at) ? Optional.empty() : Optional.of(pause);
    }

    private boolean tooMany(Instant now) {
        return recent.size() == TOO_MANY
                && Duration.between(recent.getFirst(), now).compareTo(CLOSE_TOGETHER) <= 0;
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
