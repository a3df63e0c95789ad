package dev.berth.feed.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Whose bookings a calendar shows. */
public enum CalendarKind {
    PERSON("person"),
    ROOM("room"),
    NODE("node"),
    COURSE_TYPE("course-type");

    private final String word;

    CalendarKind(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }

    @JsonCreator
    public static CalendarKind of(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind of calendar: " + word));
    }
}
