package dev.berth.booking.room;

import java.time.ZoneId;

/** What an admin says about a room. */
public record RoomCard(
        String name,
        String branch,
        String location,
        int capacity,
        ZoneId timeZone,
        OpeningHours openingHours,
        Approval approval) {
    public RoomCard {
        if (capacity < 1) {
            throw new IllegalArgumentException("A room holds somebody");
        }
    }
}
