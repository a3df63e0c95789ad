package dev.berth.local.demo;

import dev.berth.local.api.Api;
import dev.berth.local.demo.Wish.Decision;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;

/** What staff look for in the evening: somebody who is still there after closing, in both branches. */
final class Tonight {
    private static final int USUAL_START = 18;
    private static final Duration LENGTH = Duration.ofHours(5);

    private final Map<String, String> roomIds;
    private final Instant now;

    Tonight(Map<String, String> roomIds, Instant now) {
        this.roomIds = roomIds;
        this.now = now;
    }

    /** What of tonight nobody has booked yet, also at an earlier hour: an evening has each of its bookings once. */
    List<Wish> missing(Accounts accounts) throws IOException, InterruptedException {
        var missing = new ArrayList<Wish>();
        for (Wish wish : wishes()) {
            if (!isThere(accounts.of(wish.person()), wish.body().path("title").asString(""))) {
                missing.add(wish);
            }
        }
        return missing;
    }

    private boolean isThere(Api person, String title) throws IOException, InterruptedException {
        var today = Campus.today(now);
        var mine = person.get("/api/v1/me/bookings?limit=200&from=%s&to=%s"
                        .formatted(
                                Campus.instant(today.atStartOfDay()),
                                Campus.instant(today.plusDays(1).atStartOfDay())))
                .orThrow();
        return mine.body()
                .path("items")
                .valueStream()
                .anyMatch(it -> it.path("title").asString("").equals(title)
                        && !it.path("status").asString("").equals("cancelled"));
    }

    /** Past the cut-off in any case: from six to eleven, or from now until midnight when it is later than that. */
    List<Wish> wishes() {
        var today = Campus.today(now);
        var midnight = Campus.instant(today.plusDays(1).atStartOfDay());
        var usual = Campus.instant(today.atTime(USUAL_START, 0));
        var start = usual.isBefore(now) ? Campus.slot(now) : usual;
        var end = start.plus(LENGTH).isAfter(midnight) ? midnight : start.plus(LENGTH);
        var slot = new Slot(start, end);
        return List.of(
                Wish.room(Person.ADA, id(DemoRoom.NIGHT_STUDIO), "Film night, editing", slot, 5, Decision.NONE),
                Wish.room(Person.GRACE, id(DemoRoom.ROBOTICS_LAB), "Robot cup, last tests", slot, 8, Decision.NONE));
    }

    /** Of today, and the staff's: who looks at the board finds them with its booking. */
    void note(Api asStaff, List<String> bookings) throws IOException, InterruptedException {
        var texts = List.of("Has the key to the side door.", "Security knows; they lock up themselves.");
        var notes = new ArrayList<>(texts);
        for (String booking : bookings) {
            var text = JsonNodeFactory.instance
                    .objectNode()
                    .put("text", notes.isEmpty() ? texts.getFirst() : notes.removeFirst());
            asStaff.post("/api/v1/bookings/" + booking + "/notes", text).orThrow();
        }
    }

    private String id(String room) {
        return roomIds.getOrDefault(room, "");
    }
}
