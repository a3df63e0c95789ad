package dev.berth.booking.feature;

import dev.berth.booking.secret.Secrets;
import dev.berth.booking.security.Role;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A thing that can be opened and closed, and to whom it is open. */
public record Flag(
        UUID id,
        String key,
        String description,
        Audience audience,
        Instant updatedAt,
        @Nullable Editor updatedBy,
        long version) {

    /** Who changed it last. */
    public record Editor(UUID id, String name) {}

    /**
     * To whom it is open.
     *
     * @param enabled when false, to nobody, whatever else is said
     * @param percentage of all people
     * @param roles to whom it is open beside those
     * @param people to whom it is open beside those
     */
    public record Audience(boolean enabled, int percentage, List<Role> roles, List<UUID> people) {
        public Audience {
            if (percentage < 0 || percentage > 100) throw new IllegalArgumentException("A percentage is 0 to 100");
            roles = roles.stream().distinct().sorted().toList();
            people = people.stream().distinct().sorted().toList();
        }
    }

    public enum Why {
        CLOSED,
        PERCENTAGE,
        ROLE,
        PERSON,
        NOT_CHOSEN;

        public boolean isOpen() {
            return switch (this) {
                case PERCENTAGE, ROLE, PERSON -> true;
                case CLOSED, NOT_CHOSEN -> false;
            };
        }
    }

    Why judge(UUID person, Role role) {
        if (!audience.enabled) return Why.CLOSED;
        if (audience.people.contains(person)) return Why.PERSON;
        if (audience.roles.contains(role)) return Why.ROLE;
        return bucketOf(person) < audience.percentage ? Why.PERCENTAGE : Why.NOT_CHOSEN;
    }

    /** 0 to 99: the same person's for ever, and another one for each flag, so that not always the same people try first. */
    int bucketOf(UUID person) {
        return Math.floorMod(ByteBuffer.wrap(Secrets.hash(key + "/" + person)).getInt(), 100);
    }
}
