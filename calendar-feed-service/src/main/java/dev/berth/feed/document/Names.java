package dev.berth.feed.document;

import dev.berth.feed.calendar.CalendarKey;
import dev.berth.feed.resource.Resources;
import org.springframework.stereotype.Component;

/** What a calendar is called in the apps that subscribe to it. */
@Component
class Names {
    private final Resources resources;

    Names(Resources resources) {
        this.resources = resources;
    }

    String of(CalendarKey key) {
        return switch (key.kind()) {
            case PERSON -> "Berth bookings";
            case COURSE_TYPE -> "Berth: " + key.subject();
            case ROOM, NODE ->
                "Berth: "
                        + resources
                                .nameOf(key.subjectId(), key.kind().word())
                                .orElse(key.kind().word());
        };
    }
}
