package dev.berth.local;

import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rooms in two branches, with different hours; known by their names. */
final class DemoRooms {
    private static final List<String> WORKDAYS = List.of("monday", "tuesday", "wednesday", "thursday", "friday");

    private record Hours(String weekdays, String saturday) {}

    private record DemoRoom(String name, String branch, String location, int capacity, String approval, Hours hours) {}

    private static final Hours LONG = new Hours("08:00-22:00", "10:00-18:00");
    private static final Hours OFFICE = new Hours("08:00-18:00", "");
    private static final Hours LUNCH = new Hours("08:00-12:00 13:00-18:00", "");
    private static final List<DemoRoom> ROOMS = List.of(
            new DemoRoom("Reading room", "Central Library", "First floor, north wing", 12, "automatic", LONG),
            new DemoRoom("Group study 1", "Central Library", "Ground floor, by the stairs", 6, "automatic", LONG),
            new DemoRoom("Group study 2", "Central Library", "Ground floor, by the stairs", 6, "automatic", LONG),
            new DemoRoom("Lecture hall", "Central Library", "Second floor", 80, "required", OFFICE),
            new DemoRoom("Seminar room 1.04", "Science Hall", "First floor", 24, "required", OFFICE),
            new DemoRoom("Music practice", "Science Hall", "Basement, door 7", 2, "automatic", LUNCH));

    private final Api asAdmin;
    private final Console console;

    DemoRooms(Api asAdmin, Console console) {
        this.asAdmin = asAdmin;
        this.console = console;
    }

    void add() throws IOException, InterruptedException, PartFailure {
        var there = Demo.require(asAdmin.get("/api/v1/rooms?limit=200"))
                .body()
                .path("items")
                .findValuesAsString("name");
        for (DemoRoom room : ROOMS) {
            if (!there.contains(room.name())) {
                Demo.require(asAdmin.post("/api/v1/rooms", body(room)));
                console.say("room         " + room.name() + ", " + room.branch());
            }
        }
    }

    private static ObjectNode body(DemoRoom room) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("name", room.name())
                .put("branch", room.branch())
                .put("location", room.location())
                .put("capacity", room.capacity())
                .put("timeZone", DemoCourses.CAMPUS.getId())
                .put("approval", room.approval());
        var hours = body.putArray("openingHours");
        for (String day : WORKDAYS) {
            for (String stretch : room.hours().weekdays().split(" ")) {
                opening(hours.addObject(), day, stretch);
            }
        }
        if (!room.hours().saturday().isEmpty()) {
            opening(hours.addObject(), "saturday", room.hours().saturday());
        }
        return body;
    }

    private static void opening(ObjectNode opening, String day, String stretch) {
        var times = stretch.split("-");
        opening.put("day", day).put("opens", times[0]).put("closes", times[1]);
    }
}
