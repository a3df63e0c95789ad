package dev.berth.availability.room;

import java.util.UUID;

/** What a room is, as its last event told. */
public record RoomFacts(
        UUID id,
        long version,
        String name,
        String status,
        String branch,
        String location,
        int capacity,
        OpeningHours openingHours) {
    boolean canEverServe(RoomAsk ask) {
        return isOpen()
                && capacity >= ask.capacity()
                && (ask.branch() == null || branch.equalsIgnoreCase(ask.branch()))
                && (ask.location() == null || location.equalsIgnoreCase(ask.location()));
    }

    boolean isOpen() {
        return status.equals("open");
    }
}
