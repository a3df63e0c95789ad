package dev.berth.feed.subscription;

import dev.berth.feed.calendar.CalendarKind;
import dev.berth.feed.calendar.Edition;
import dev.berth.feed.document.Audience;
import dev.berth.platform.security.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A feed as the one who fetches it meets it. */
public record Subscription(
        String token,
        UUID feed,
        Role ownerRole,
        Edition edition,
        @Nullable Instant lastFetchedAt) {
    /** Nothing that is logged by accident tells the secret. */
    @Override
    public String toString() {
        return "Subscription[feed=" + feed + "]";
    }

    /** A node's bookings are for admins; a feed that was added as one ends when its owner no longer is. */
    boolean isAllowed() {
        return edition.key().kind() != CalendarKind.NODE || ownerRole == Role.ADMIN;
    }

    Subscription fetchedAt(Instant now) {
        return new Subscription(token, feed, ownerRole, edition, now);
    }

    public Audience audience() {
        return switch (edition.key().kind()) {
            case PERSON -> Audience.OWNER;
            case ROOM, NODE -> ownerRole == Role.STUDENT ? Audience.ANYBODY : Audience.STAFF;
            case COURSE_TYPE -> Audience.ANYBODY;
        };
    }
}
