package dev.berth.feed.subscription;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** From the secret in an address to what stands behind it. */
@Component
public class Subscriptions {
    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

    private final Feeds feeds;
    private final RecentLookups recent;
    private final FeedSettings settings;
    private final Clock clock;

    Subscriptions(Feeds feeds, RecentLookups recent, FeedSettings settings, Clock clock) {
        this.feeds = feeds;
        this.recent = recent;
        this.settings = settings;
        this.clock = clock;
    }

    public Optional<Subscription> find(String token) {
        return FeedTokens.looksLikeOne(token)
                ? recent.find(token, feeds::byToken).filter(Subscription::isAllowed)
                : Optional.empty();
    }

    /** Seldom writes, and never stands in the way of the answer. */
    public void fetched(Subscription subscription, String client) {
        Instant now = clock.instant();
        Instant aMinuteAgo = now.minus(settings.notedEvery());
        Instant last = subscription.lastFetchedAt();
        if (last != null && last.isAfter(aMinuteAgo)) {
            return;
        }
        try {
            feeds.fetched(subscription.feed(), now, aMinuteAgo, client);
            recent.replace(subscription.token(), subscription.fetchedAt(now));
        } catch (DataAccessException e) {
            log.warn("Could not note that a feed was fetched", e);
        }
    }
}
