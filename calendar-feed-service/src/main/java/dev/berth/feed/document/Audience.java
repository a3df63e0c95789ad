package dev.berth.feed.document;

/** Who reads a calendar decides what it tells. */
public enum Audience {
    /** Whose bookings they are. */
    OWNER,
    /** Who may see every booking in Berth as well. */
    STAFF,
    /** Who may know that it is taken, and no more. */
    ANYBODY
}
