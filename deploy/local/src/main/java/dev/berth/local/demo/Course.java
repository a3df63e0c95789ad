package dev.berth.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A course that takes place every week. */
record Course(String type, DayOfWeek day, int hour, int minutes, String location, int capacity, String notes) {
    static final List<Course> ALL = List.of(
            new Course("Life drawing", DayOfWeek.TUESDAY, 18, 120, "Studio 2", 12, "Paper and charcoal are there."),
            new Course("Pottery", DayOfWeek.WEDNESDAY, 10, 180, "Kiln room", 4, "Bring an apron."),
            new Course("Pottery", DayOfWeek.SATURDAY, 10, 180, "Kiln room", 12, "Bring an apron."),
            new Course("Python for everyone", DayOfWeek.MONDAY, 11, 90, "Seminar room 1.04", 16, "Bring a laptop."),
            new Course("Python for everyone", DayOfWeek.THURSDAY, 16, 90, "Seminar room 1.04", 16, "Bring a laptop."),
            new Course("Statistics clinic", DayOfWeek.WEDNESDAY, 14, 60, "Group study 1", 2, "Bring your data."),
            new Course("Statistics clinic", DayOfWeek.FRIDAY, 14, 60, "Group study 1", 3, "Bring your data."),
            new Course("Letterpress", DayOfWeek.FRIDAY, 12, 240, "Print shop", 8, "Old clothes are a good idea."),
            new Course("Choir", DayOfWeek.SUNDAY, 17, 90, "Aula", 20, "No experience needed."),
            new Course("Yoga", DayOfWeek.MONDAY, 19, 60, "Sports hall", 12, "Mats are there."));

    /** The session in the week that begins on a Monday. */
    Slot inWeek(LocalDate monday) {
        return Slot.of(monday.with(TemporalAdjusters.nextOrSame(day)).atTime(LocalTime.of(hour, 0)), minutes);
    }

    UUID idOf(Slot slot) {
        return UUID.nameUUIDFromBytes(("session " + type + " " + slot.startsAt()).getBytes(StandardCharsets.UTF_8));
    }

    /** How many seats are taken: all, or all but one, or about half; fewer the further ahead. */
    int seatsTaken(LocalDate monday, int weeksAhead) {
        int draw = Rhythm.chance(type + day, monday).nextInt(4);
        int taken = switch (draw) {
            case 0, 1 -> capacity;
            case 2 -> capacity - 1;
            default -> capacity / 2 + 1;
        };
        return weeksAhead <= 0 ? taken : Math.max(1, taken * (weeksAhead == 1 ? 3 : 1) / 4);
    }

    ObjectNode body(Slot slot) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("courseType", type)
                .put("startsAt", slot.startsAt().toString())
                .put("endsAt", slot.endsAt().toString())
                .put("timeZone", Campus.ZONE.getId())
                .put("location", location)
                .put("capacity", capacity)
                .put("instructorNotes", notes);
    }
}
