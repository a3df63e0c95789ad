package dev.berth.feed.document;

/** What calendars know of a booking's status. */
enum Standing {
    TENTATIVE,
    CONFIRMED,
    CANCELLED;

    static Standing ofBooking(String status) {
        return switch (status) {
            case "pending" -> TENTATIVE;
            case "rejected", "cancelled", "expired", "failed" -> CANCELLED;
            default -> CONFIRMED;
        };
    }

    static Standing ofSession(String status) {
        return status.equals("cancelled") ? CANCELLED : CONFIRMED;
    }
}
