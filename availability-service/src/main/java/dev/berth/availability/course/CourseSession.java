package dev.berth.availability.course;

import java.time.Instant;
import java.util.UUID;

/** A course session with its seats, as its last event told. */
public record CourseSession(
        UUID id,
        long version,
        String name,
        String status,
        String courseType,
        Instant startsAt,
        Instant endsAt,
        String location,
        int capacity,
        int seatsTaken) {
    public CourseSession {
        if (endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("not a session's time: " + startsAt + " to " + endsAt);
        }
    }

    public int seatsLeft() {
        return Math.max(0, capacity - seatsTaken);
    }

    /** Neither cancelled nor over: only then a seat can be had. */
    public boolean isScheduled() {
        return status.equals("scheduled");
    }
}
