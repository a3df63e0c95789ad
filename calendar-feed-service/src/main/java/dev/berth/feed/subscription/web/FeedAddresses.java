package dev.berth.feed.subscription.web;

import dev.berth.feed.calendar.CalendarKey;
import dev.berth.feed.calendar.CalendarKind;
import dev.berth.feed.resource.Resources;
import dev.berth.feed.subscription.Feed;
import dev.berth.feed.subscription.FeedUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Feeds in the words and addresses that a person is shown. */
@Component
class FeedAddresses {
    private final FeedUrl urls;
    private final Resources resources;

    FeedAddresses(FeedUrl urls, Resources resources) {
        this.urls = urls;
        this.resources = resources;
    }

    FeedResponse of(Feed feed) {
        CalendarKey calendar = feed.calendar();
        String url = urls.of(feed);
        return new FeedResponse(
                feed.id(),
                calendar.kind().word(),
                name(calendar),
                isOfResource(calendar) ? calendar.subjectId() : null,
                courseType(calendar),
                url,
                url.replaceFirst("^https?://", "webcal://"),
                url + "?download",
                feed.createdAt(),
                feed.lastFetchedAt(),
                feed.lastClient());
    }

    private String name(CalendarKey calendar) {
        return switch (calendar.kind()) {
            case PERSON -> "My bookings";
            case COURSE_TYPE -> calendar.subject();
            case ROOM, NODE ->
                resources
                        .nameOf(calendar.subjectId(), calendar.kind().word())
                        .orElse("A " + calendar.kind().word() + " that is gone");
        };
    }

    private static boolean isOfResource(CalendarKey calendar) {
        return calendar.kind() == CalendarKind.ROOM || calendar.kind() == CalendarKind.NODE;
    }

    private static @Nullable String courseType(CalendarKey calendar) {
        return calendar.kind() == CalendarKind.COURSE_TYPE ? calendar.subject() : null;
    }
}
