package dev.berth.local.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A room of the demo; known by its name.
 *
 * @param filledByPeople whether people book it here; the others are filled by an outside system
 */
record DemoRoom(
        String name,
        String branch,
        String location,
        int capacity,
        String approval,
        Hours hours,
        boolean filledByPeople) {
    static final String LIBRARY = "Central Library";
    static final String SCIENCE = "Science Hall";
    static final String LECTURE_HALL = "Lecture hall";
    static final String NIGHT_STUDIO = "Night studio";
    static final String ROBOTICS_LAB = "Robotics lab";
    static final String PROJECT_ROOM_A = "Project room A";
    static final String PROJECT_ROOM_B = "Project room B";

    /** @param weekdays stretches such as {@code 08:00-12:00 13:00-18:00}; empty: closed */
    record Hours(String weekdays, String saturday, String sunday) {
        static final Hours LONG = new Hours("08:00-22:00", "10:00-18:00", "");
        static final Hours OFFICE = new Hours("08:00-18:00", "", "");
        static final Hours LUNCH = new Hours("08:00-12:00 13:00-18:00", "", "");
        static final Hours ALWAYS = new Hours("00:00-24:00", "00:00-24:00", "00:00-24:00");

        String on(DayOfWeek day) {
            return switch (day) {
                case SATURDAY -> saturday;
                case SUNDAY -> sunday;
                default -> weekdays;
            };
        }
    }

    static final List<DemoRoom> ALL = List.of(
            room("Reading room", LIBRARY, "First floor, north wing", 12, Hours.LONG),
            room("Group study 1", LIBRARY, "Ground floor, by the stairs", 6, Hours.LONG),
            room("Group study 2", LIBRARY, "Ground floor, by the stairs", 6, Hours.LONG),
            room(NIGHT_STUDIO, LIBRARY, "Basement, entrance from the yard", 8, Hours.ALWAYS),
            new DemoRoom(LECTURE_HALL, LIBRARY, "Second floor", 80, "required", Hours.OFFICE, false),
            new DemoRoom(PROJECT_ROOM_A, LIBRARY, "Third floor", 8, "automatic", Hours.LONG, false),
            new DemoRoom(PROJECT_ROOM_B, LIBRARY, "Third floor", 8, "automatic", Hours.LONG, false),
            new DemoRoom("Seminar room 1.04", SCIENCE, "First floor", 24, "required", Hours.OFFICE, true),
            room("Seminar room 2.10", SCIENCE, "Second floor", 30, Hours.OFFICE),
            room("Music practice", SCIENCE, "Basement, door 7", 2, Hours.LUNCH),
            room(ROBOTICS_LAB, SCIENCE, "Ground floor, door 3", 10, Hours.ALWAYS));

    private static DemoRoom room(String name, String branch, String location, int capacity, Hours hours) {
        return new DemoRoom(name, branch, location, capacity, "automatic", hours, true);
    }

    boolean needsApproval() {
        return approval.equals("required");
    }

    /** Bookings that do not overlap, within the opening hours of that day. */
    List<Slot> slots(LocalDate day, double share) {
        var slots = new ArrayList<Slot>();
        var chance = Rhythm.chance(name, day);
        for (String stretch : hours.on(day.getDayOfWeek()).split(" ")) {
            if (!stretch.isEmpty()) {
                fill(day, stretch, share, chance, slots);
            }
        }
        return slots;
    }

    private static void fill(LocalDate day, String stretch, double share, Random chance, List<Slot> slots) {
        int end = minute(stretch.split("-")[1]);
        int minute = minute(stretch.split("-")[0]);
        while (minute + 60 <= end) {
            int length = 60 + 30 * chance.nextInt(3);
            boolean booked = chance.nextDouble() < Rhythm.busy(day, minute / 60) * share * 0.7;
            if (booked && minute + length <= end) {
                slots.add(Slot.of(day.atStartOfDay().plusMinutes(minute), length));
                minute += length + 30 * chance.nextInt(2);
            } else {
                minute += 60;
            }
        }
    }

    private static int minute(String time) {
        return time.equals("24:00") ? 24 * 60 : LocalTime.parse(time).toSecondOfDay() / 60;
    }

    ObjectNode body() {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("branch", branch)
                .put("location", location)
                .put("capacity", capacity)
                .put("timeZone", Campus.ZONE.getId())
                .put("approval", approval);
        var open = body.putArray("openingHours");
        for (DayOfWeek day : DayOfWeek.values()) {
            for (String stretch : hours.on(day).split(" ")) {
                if (!stretch.isEmpty()) {
                    open.addObject()
                            .put("day", day.name().toLowerCase(Locale.ROOT))
                            .put("opens", stretch.split("-")[0])
                            .put("closes", stretch.split("-")[1]);
                }
            }
        }
        return body;
    }
}
