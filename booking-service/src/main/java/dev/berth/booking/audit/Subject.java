package dev.berth.booking.audit;

import java.util.UUID;

/** What it was done to. */
public record Subject(String kind, UUID id) {

    public static Subject person(UUID id) {
        return new Subject("person", id);
    }

    public static Subject node(UUID id) {
        return new Subject("node", id);
    }

    public static Subject booking(UUID id) {
        return new Subject("booking", id);
    }

    public static Subject environment(UUID id) {
        return new Subject("environment", id);
    }

    public static Subject flag(UUID id) {
        return new Subject("flag", id);
    }

    public static Subject room(UUID id) {
        return new Subject("room", id);
    }

    public static Subject courseSession(UUID id) {
        return new Subject("course-session", id);
    }
}
