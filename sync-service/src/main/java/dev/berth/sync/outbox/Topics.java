package dev.berth.sync.outbox;

/** The topics that this service publishes. */
public final class Topics {
    public static final String EXTERNAL_BOOKINGS = "berth.external-bookings";

    private Topics() {}
}
