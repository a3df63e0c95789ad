package dev.berth.local.demo;

import dev.berth.local.api.Api;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Course sessions that have not begun, this week and four ahead, and who wants a seat. */
final class Sessions {
    private final Api asAdmin;
    private final Instant now;
    private final Consumer<String> say;

    Sessions(Api asAdmin, Instant now, Consumer<String> say) {
        this.asAdmin = asAdmin;
        this.now = now;
        this.say = say;
    }

    /** @return the seats that are still to be taken */
    List<Wish> plan() throws IOException, InterruptedException {
        LocalDate monday = Campus.today(now).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var turns = new Booker.Turns(Person.ALL, 5);
        var seats = new ArrayList<Wish>();
        int made = 0;
        for (int week = 0; week <= Campus.COMING_WEEKS; week++) {
            for (Course course : Course.ALL) {
                Slot slot = course.inWeek(monday.plusWeeks(week));
                if (!slot.hasBegun(now)) {
                    var there = find(course, slot);
                    made += there.isEmpty() ? 1 : 0;
                    var session = there.isPresent() ? there.get() : plan(course, slot);
                    int wanted = course.seatsTaken(monday.plusWeeks(week), week);
                    seats.addAll(seats(session, wanted, turns));
                }
            }
        }
        if (made > 0) {
            say.accept("courses      " + made + " sessions");
        }
        return seats;
    }

    private static List<Wish> seats(JsonNode session, int wanted, Booker.Turns turns) {
        var seats = new ArrayList<Wish>();
        for (int taken = session.path("seatsTaken").asInt(0); taken < wanted; taken++) {
            var person = turns.take();
            if (person != null) {
                seats.add(Wish.seat(person, session.path("id").asString("")));
            }
        }
        return seats;
    }

    private JsonNode plan(Course course, Slot slot) throws IOException, InterruptedException {
        return asAdmin.post("/api/v1/course-sessions", course.body(slot))
                .orThrow()
                .body();
    }

    private Optional<JsonNode> find(Course course, Slot slot) throws IOException, InterruptedException {
        var query = "?courseType=%s&from=%s&to=%s"
                .formatted(URLEncoder.encode(course.type(), StandardCharsets.UTF_8), slot.startsAt(), slot.endsAt());
        return asAdmin.get("/api/v1/course-sessions" + query)
                .orThrow()
                .body()
                .path("items")
                .valueStream()
                .filter(it ->
                        it.path("startsAt").asString("").equals(slot.startsAt().toString()))
                .findFirst();
    }
}
