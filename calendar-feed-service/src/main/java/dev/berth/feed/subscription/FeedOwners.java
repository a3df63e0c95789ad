package dev.berth.feed.subscription;

import dev.berth.platform.security.Role;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of people's feeds when their role changes: each address serves what its owner may see now. */
@Component
public class FeedOwners {
    private final Feeds feeds;

    FeedOwners(Feeds feeds) {
        this.feeds = feeds;
    }

    /** Replicas learn of it within a second, as {@link RecentLookups} says. */
    @Transactional
    public void changed(UUID person, String role) {
        feeds.remember(new Person(person, Role.of(role)));
    }
}
