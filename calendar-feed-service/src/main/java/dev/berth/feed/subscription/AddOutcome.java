package dev.berth.feed.subscription;

/** What came of adding a feed. */
public sealed interface AddOutcome {
    record Added(Feed feed) implements AddOutcome {}

    /** One feed of a calendar is enough; it is this one. */
    record HadIt(Feed feed) implements AddOutcome {}

    record NoSuchSubject(String field, String message) implements AddOutcome {}

    record AdminsOnly() implements AddOutcome {}

    record TooMany(int most) implements AddOutcome {}
}
