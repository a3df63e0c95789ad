package dev.berth.feed.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was looked up a moment ago, so that an address that many ask for does not ask the database each time. For this long
 * a replica may not know of a change, or of an address that was revoked at another replica.
 */
@Component
class RecentLookups {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private record Known(Subscription subscription, Instant until) {}

    private final Clock clock;
    private final Map<String, Known> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    RecentLookups(Clock clock) {
        this.clock = clock;
    }

    /** Only what was found is remembered: a guess costs the one who guesses. */
    Optional<Subscription> find(String token, Function<String, Optional<Subscription>> lookUp) {
        Subscription recent = recent(token);
        if (recent != null) {
            return Optional.of(recent);
        }
        Instant until = clock.instant().plus(MOMENT);
        Optional<Subscription> found = lookUp.apply(token);
        found.ifPresent(it -> remember(token, new Known(it, until)));
        return found;
    }

    /** Still for the same moment. */
    void replace(String token, Subscription subscription) {
        synchronized (known) {
            known.computeIfPresent(token, (same, old) -> new Known(subscription, old.until()));
        }
    }

    void forgetAll() {
        synchronized (known) {
            known.clear();
        }
    }

    private @Nullable Subscription recent(String token) {
        synchronized (known) {
            Known found = known.get(token);
            return found != null && clock.instant().isBefore(found.until()) ? found.subscription() : null;
        }
    }

    private void remember(String token, Known found) {
        synchronized (known) {
            // Removed first, so that the eldest is the one that was looked up the longest ago.
            known.remove(token);
            known.put(token, found);
        }
    }
}
