package dev.berth.local.demo;

import dev.berth.local.api.Api;
import dev.berth.portal.LibCal;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The outside systems that fill rooms: a LibCal, and a conference's calendar that clashes with a booking of Berth's. */
final class Outside {
    private static final String LIBCAL = "LibCal of the library";
    private static final String CONFERENCE = "Conference office";
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Api asAdmin;
    private final Map<String, String> roomIds;
    private final Consumer<String> say;

    Outside(Api asAdmin, Map<String, String> roomIds, Consumer<String> say) {
        this.asAdmin = asAdmin;
        this.roomIds = roomIds;
        this.say = say;
    }

    void libCal(URI address) throws IOException, InterruptedException {
        if (source(LIBCAL).isPresent()) {
            return;
        }
        var source = source("libcal", LIBCAL)
                .put("address", address.toString())
                .put("clientId", LibCal.CLIENT_ID)
                .put("clientSecret", LibCal.CLIENT_SECRET);
        var rooms = source.putArray("rooms");
        map(rooms.addObject(), "501", DemoRoom.PROJECT_ROOM_A);
        map(rooms.addObject(), "502", DemoRoom.PROJECT_ROOM_B);
        asAdmin.post("/api/v1/sync/sources", source).orThrow();
        say.accept("source       " + LIBCAL);
    }

    /**
     * The booking in Berth comes first, so the calendar's has to wait for the room: that is the clash. Nothing while an earlier one is
     * not over.
     */
    void clash(Booker booker, Instant now) throws IOException, InterruptedException {
        var clashes = asAdmin.get("/api/v1/board/clashes").orThrow().body();
        if (!clashes.path("items").isEmpty()) {
            return;
        }
        for (int ahead = 1; ahead < 10; ahead++) {
            var day = Campus.today(now).plusDays(ahead);
            var slot = Slot.of(day.atTime(14, 0), 120);
            if (!Campus.isWeekend(day) && book(booker, slot)) {
                tell(calendar(slot));
                say.accept("clash        on " + day + ", in the lecture hall");
                return;
            }
        }
    }

    private boolean book(Booker booker, Slot slot) throws IOException, InterruptedException {
        var wish = Wish.room(
                Person.GRACE,
                roomIds.getOrDefault(DemoRoom.LECTURE_HALL, ""),
                "Guest lecture: compilers",
                slot,
                70,
                Wish.Decision.APPROVE);
        return !booker.book(List.of(wish)).isEmpty();
    }

    private void tell(String calendar) throws IOException, InterruptedException {
        var known = source(CONFERENCE);
        if (known.isPresent()) {
            var change = JsonNodeFactory.instance.objectNode().put("content", calendar);
            asAdmin.patch("/api/v1/sync/sources/" + known.get().path("id").asString(""), change)
                    .orThrow();
            return;
        }
        var source = source("ics", CONFERENCE).put("content", calendar);
        map(source.putArray("rooms").addObject(), "*", DemoRoom.LECTURE_HALL);
        asAdmin.post("/api/v1/sync/sources", source).orThrow();
        say.accept("source       " + CONFERENCE);
    }

    /** The conference's meeting overlaps the slot by its second half; the setting up on the morning before does not. */
    private static String calendar(Slot taken) {
        var meeting = taken.startsAt().plusSeconds(3600);
        return String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Conference office//EN",
                event("plenary", meeting, meeting.plusSeconds(7200), "Conference: plenary session"),
                event(
                        "setting-up",
                        taken.startsAt().minusSeconds(4 * 3600),
                        taken.startsAt().minusSeconds(3 * 3600),
                        "Conference: setting up"),
                "END:VCALENDAR",
                "");
    }

    private static String event(String name, Instant from, Instant to, String title) {
        return String.join(
                "\r\n",
                "BEGIN:VEVENT",
                "UID:" + name + "-" + UTC.format(from) + "@conference.example",
                "DTSTAMP:" + UTC.format(from.minusSeconds(7 * 86_400)),
                "DTSTART:" + UTC.format(from),
                "DTEND:" + UTC.format(to),
                "SUMMARY:" + title,
                "END:VEVENT");
    }

    private static ObjectNode source(String kind, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", kind)
                .put("name", name)
                .put("timeZone", Campus.ZONE.getId());
    }

    private void map(ObjectNode mapping, String space, String room) {
        mapping.put("space", space).put("roomId", roomIds.getOrDefault(room, ""));
    }

    private Optional<JsonNode> source(String name) throws IOException, InterruptedException {
        return asAdmin.get("/api/v1/sync/sources")
                .orThrow()
                .body()
                .path("items")
                .valueStream()
                .filter(it -> it.path("name").asString("").equals(name))
                .findFirst();
    }
}
