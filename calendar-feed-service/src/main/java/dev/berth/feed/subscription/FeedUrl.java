package dev.berth.feed.subscription;

import org.springframework.stereotype.Component;

/** Where a feed is fetched. */
@Component
public class FeedUrl {
    private final FeedTokens tokens;
    private final String berth;

    FeedUrl(FeedTokens tokens, FeedSettings settings) {
        this.tokens = tokens;
        this.berth = settings.publicUrl().toString().replaceFirst("/+$", "");
    }

    public String of(Feed feed) {
        return berth + "/calendar/" + tokens.of(feed.id(), feed.generation()) + ".ics";
    }
}
