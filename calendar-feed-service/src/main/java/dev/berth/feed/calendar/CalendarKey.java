package dev.berth.feed.calendar;

import java.util.UUID;

/** Which calendar: the kind, and the id (or the course type) that it is about. */
public record CalendarKey(CalendarKind kind, String subject) {
    public CalendarKey {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("A calendar is about something");
        }
    }

    public static CalendarKey ofPerson(UUID id) {
        return new CalendarKey(CalendarKind.PERSON, id.toString());
    }

    public static CalendarKey ofRoom(UUID id) {
        return new CalendarKey(CalendarKind.ROOM, id.toString());
    }

    public static CalendarKey ofNode(UUID id) {
        return new CalendarKey(CalendarKind.NODE, id.toString());
    }

    public static CalendarKey ofCourseType(String name) {
        return new CalendarKey(CalendarKind.COURSE_TYPE, name);
    }

    /** Of a calendar that is not about a course type. */
    public UUID subjectId() {
        return UUID.fromString(subject);
    }
}
