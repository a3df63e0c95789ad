package dev.berth.booking.outbox;

/** The topics that this service publishes. */
public final class Topics {
    public static final String BOOKINGS = "berth.bookings";
    public static final String RESOURCES = "berth.resources";
    public static final String PEOPLE = "berth.people";
    public static final String WORKSPACES = "berth.workspaces";

    private Topics() {}
}
