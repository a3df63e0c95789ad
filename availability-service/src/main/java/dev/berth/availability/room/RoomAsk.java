package dev.berth.availability.room;

import org.jspecify.annotations.Nullable;

/** What somebody wants of a room, and for how many slots; a branch or location of null is any. */
public record RoomAsk(
        int capacity, @Nullable String branch, @Nullable String location, int slots) {
    public RoomAsk {
        if (capacity < 0 || slots < 1) {
            throw new IllegalArgumentException("cannot ask for less than nothing");
        }
    }
}
