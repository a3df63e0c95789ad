package dev.berth.local;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A term's worth of course sessions, four weeks ahead; some of the people have a seat. */
final class DemoCourses {
    static final ZoneId CAMPUS = ZoneId.of("Europe/Berlin");
    private static final int WEEKS = 4;

    private record Course(
            String type, DayOfWeek day, int hour, int minutes, String location, int capacity, String notes) {}

    private static final List<Course> COURSES = List.of(
            new Course("Life drawing", DayOfWeek.TUESDAY, 18, 120, "Studio 2", 12, "Paper and charcoal are there."),
            new Course("Pottery", DayOfWeek.WEDNESDAY, 10, 180, "Kiln room", 4, "Bring an apron."),
            new Course("Pottery", DayOfWeek.SATURDAY, 10, 180, "Kiln room", 12, "Bring an apron."),
            new Course("Python for everyone", DayOfWeek.MONDAY, 11, 90, "Seminar room 1.04", 24, "Bring a laptop."),
            new Course("Python for everyone", DayOfWeek.THURSDAY, 16, 90, "Seminar room 1.04", 24, "Bring a laptop."),
            new Course("Statistics clinic", DayOfWeek.WEDNESDAY, 14, 60, "Group study 1", 2, "Bring your data."),
            new Course("Statistics clinic", DayOfWeek.FRIDAY, 14, 60, "Group study 1", 3, "Bring your data."),
            new Course("Letterpress", DayOfWeek.FRIDAY, 12, 240, "Print shop", 8, "Old clothes are a good idea."),
            new Course("Yoga", DayOfWeek.MONDAY, 7, 60, "Sports hall", 12, "Mats are there."));

    private final Api asAdmin;
    private final Console console;

    DemoCourses(Api asAdmin, Console console) {
        this.asAdmin = asAdmin;
        this.console = console;
    }

    /** From the next Monday, so that what is made today is also there tomorrow. */
    void add(LocalDate today) throws IOException, InterruptedException, PartFailure {
        LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        for (Course course : COURSES) {
            int made = 0;
            for (int week = 0; week < WEEKS; week++) {
                made += plan(course, monday.plusWeeks(week).with(TemporalAdjusters.nextOrSame(course.day())));
            }
            if (made > 0) {
                console.say("course       %s, %d sessions".formatted(course.type(), made));
            }
        }
    }

    /** Nothing where there is one of that type at that time. */
    private int plan(Course course, LocalDate day) throws IOException, InterruptedException, PartFailure {
        var starts = day.atTime(LocalTime.of(course.hour(), 0)).atZone(CAMPUS);
        var startsAt = starts.toInstant().toString();
        var endsAt = starts.plusMinutes(course.minutes()).toInstant().toString();
        for (JsonNode session : sessions(course.type(), startsAt, endsAt)) {
            if (session.path("startsAt").asString("").equals(startsAt)) {
                return 0;
            }
        }
        Demo.require(asAdmin.post(
                "/api/v1/course-sessions",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("courseType", course.type())
                        .put("startsAt", startsAt)
                        .put("endsAt", endsAt)
                        .put("timeZone", CAMPUS.getId())
                        .put("location", course.location())
                        .put("capacity", course.capacity())
                        .put("instructorNotes", course.notes())));
        return 1;
    }

    /** Each person takes the next session of these types; who has a seat already is refused, and keeps it. */
    void takeSeats(Map<Api, List<String>> wishes, LocalDate today)
            throws IOException, InterruptedException, PartFailure {
        var from = today.atStartOfDay(CAMPUS).toInstant();
        var to = today.plusWeeks(2).atStartOfDay(CAMPUS).toInstant();
        for (var wish : wishes.entrySet()) {
            for (String type : wish.getValue()) {
                var next = sessions(type, from.toString(), to.toString()).iterator();
                if (next.hasNext()) {
                    var seat = JsonNodeFactory.instance
                            .objectNode()
                            .put("kind", "course")
                            .put("courseSessionId", next.next().path("id").asString(""));
                    if (wish.getKey().post("/api/v1/bookings", seat).ok()) {
                        console.say("seat         " + type);
                    }
                }
            }
        }
    }

    private JsonNode sessions(String type, String from, String to)
            throws IOException, InterruptedException, PartFailure {
        var query = "?courseType=%s&from=%s&to=%s".formatted(URLEncoder.encode(type, StandardCharsets.UTF_8), from, to);
        return Demo.require(asAdmin.get("/api/v1/course-sessions" + query))
                .body()
                .path("items");
    }
}
