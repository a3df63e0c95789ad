package dev.berth.feed.subscription;

import dev.berth.feed.calendar.CalendarKey;
import dev.berth.feed.calendar.CalendarKind;
import dev.berth.feed.calendar.Calendars;
import dev.berth.feed.resource.Resources;
import dev.berth.feed.subscription.AddOutcome.Added;
import dev.berth.feed.subscription.AddOutcome.AdminsOnly;
import dev.berth.feed.subscription.AddOutcome.HadIt;
import dev.berth.feed.subscription.AddOutcome.NoSuchSubject;
import dev.berth.feed.subscription.AddOutcome.TooMany;
import dev.berth.platform.security.Role;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a person does with their own feeds. */
@Component
public class MyFeeds {
    private final Feeds feeds;
    private final FeedTokens tokens;
    private final RecentLookups recent;
    private final Calendars calendars;
    private final Resources resources;
    private final FeedSettings settings;
    private final Clock clock;

    MyFeeds(
            Feeds feeds,
            FeedTokens tokens,
            RecentLookups recent,
            Calendars calendars,
            Resources resources,
            FeedSettings settings,
            Clock clock) {
        this.feeds = feeds;
        this.tokens = tokens;
        this.recent = recent;
        this.calendars = calendars;
        this.resources = resources;
        this.settings = settings;
        this.clock = clock;
    }

    /** The person's own comes first and is made at the first asking. */
    @Transactional
    public List<Feed> of(Person person) {
        if (feeds.remember(person)) {
            onCommit(recent::forgetAll);
        }
        make(person, CalendarKey.ofPerson(person.id()));
        return feeds.of(person.id()).stream().map(this::withKnownAddress).toList();
    }

    @Transactional
    public AddOutcome add(Person person, CalendarKey calendar) {
        if (calendar.kind() == CalendarKind.NODE && person.role() != Role.ADMIN) {
            return new AdminsOnly();
        }
        feeds.lock(person.id());
        List<Feed> mine = feeds.of(person.id());
        Optional<Feed> had = feedOf(calendar, mine);
        if (had.isPresent()) {
            return new HadIt(had.get());
        }
        if (!exists(calendar)) {
            return new NoSuchSubject(
                    calendar.kind() == CalendarKind.COURSE_TYPE ? "courseType" : "resourceId",
                    "There is no such " + calendar.kind().word().replace('-', ' ') + ".");
        }
        if (mine.size() >= settings.mostPerPerson()) {
            return new TooMany(settings.mostPerPerson());
        }
        make(person, calendar);
        return new Added(feedOf(calendar, feeds.of(person.id())).orElseThrow());
    }

    @Transactional
    public boolean revoke(Person person, UUID id) {
        onCommit(recent::forgetAll);
        return feeds.remove(person.id(), id);
    }

    /** The address changes, the feed stays. */
    @Transactional
    public boolean rotate(Person person, UUID id) {
        Optional<Feed> feed = feeds.find(person.id(), id);
        feed.ifPresent(this::readdress);
        return feed.isPresent();
    }

    private String tokenOf(Feed feed) {
        return tokens.of(feed.id(), feed.generation());
    }

    private static Optional<Feed> feedOf(CalendarKey calendar, List<Feed> feeds) {
        return feeds.stream().filter(it -> it.calendar().equals(calendar)).findFirst();
    }

    private boolean exists(CalendarKey calendar) {
        return switch (calendar.kind()) {
            case PERSON -> true;
            case ROOM, NODE ->
                resources.nameOf(calendar.subjectId(), calendar.kind().word()).isPresent();
            case COURSE_TYPE -> resources.hasCourseType(calendar.subject());
        };
    }

    private void make(Person person, CalendarKey calendar) {
        calendars.open(calendar);
        Feed feed = new Feed(UUID.randomUUID(), calendar, 1, clock.instant(), null, null);
        feeds.add(person, feed, FeedTokens.hash(tokenOf(feed)));
    }

    /**
     * With another key than the one it was made with, an address works as long as nobody looks at it; the one that would be
     * shown never did. Then it gets a new one.
     */
    private Feed withKnownAddress(Feed feed) {
        return feeds.hasHash(feed.id(), FeedTokens.hash(tokenOf(feed))) ? feed : readdress(feed);
    }

    private Feed readdress(Feed feed) {
        Feed next = new Feed(feed.id(), feed.calendar(), feed.generation() + 1, feed.createdAt(), null, null);
        feeds.readdress(next.id(), next.generation(), FeedTokens.hash(tokenOf(next)));
        onCommit(recent::forgetAll);
        return next;
    }

    /** Seldom enough to forget everything, and not before others see what has changed. */
    private static void onCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
