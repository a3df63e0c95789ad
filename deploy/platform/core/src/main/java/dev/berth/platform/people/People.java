package dev.berth.platform.people;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Everybody whom {@code berth.people} names, by id. A person whom it does not name is judged by the token alone, which
 * lives only minutes.
 */
public final class People {
    /** Of a person who was deleted: no token counts any more. */
    private static final Person ERASED = new Person(Long.MAX_VALUE, "", true, Long.MAX_VALUE);

    private final Map<String, Person> known = new ConcurrentHashMap<>();
    private volatile boolean complete;

    /** Whether a token of this person that was issued then no longer counts. One map look-up. */
    public boolean refuses(String person, @Nullable Instant issuedAt) {
        Person now = known.get(person);
        return now != null
                && (now.disabled() || issuedAt == null || issuedAt.getEpochSecond() < now.tokensValidAfter());
    }

    /** The role as it is now, which may differ from the one in a token. */
    public Optional<String> roleOf(String person) {
        return Optional.ofNullable(known.get(person)).map(Person::role);
    }

    /** An event may come again: only what is newer than what was seen counts. */
    void apply(String person, PersonEvent event) {
        known.merge(person, Person.of(event), (before, now) -> now.version() > before.version() ? now : before);
    }

    /** A deletion has no version: it ends what is known, also of a person whom no event named before. */
    void erase(String person) {
        known.put(person, ERASED);
    }

    void markComplete() {
        complete = true;
    }

    /** Whether the whole topic has been read once. */
    boolean isComplete() {
        return complete;
    }

    int count() {
        return known.size();
    }

    /**
     * There may be hundreds of thousands, so that one must be small.
     *
     * @param tokensValidAfter in seconds since 1970, as a token's {@code iat}
     */
    private record Person(long version, String role, boolean disabled, long tokensValidAfter) {
        static Person of(PersonEvent event) {
            return new Person(
                    event.version(),
                    event.role().intern(),
                    event.disabled(),
                    event.tokensValidAfter().getEpochSecond());
        }
    }
}
