package dev.berth.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the SQL of the bare transactions is filled with. pgbench takes a colon before a letter or digit for a variable,
 * also within a string, so the texts that stand for events and answers have none; their lengths are the real ones.
 */
final class RawTransaction {
    private static final int PEOPLE = 20_000;
    private static final long FIRST_ID = 100_000_000_000L;
    /** No two use the same ids. */
    private static final AtomicLong RUNS = new AtomicLong();

    private static final String ID = "0199f3a0-0000-7000-8000-000000000001";
    private static final String TIME = "2026-12-01T17.00.00.123456Z";

    private static final String AUDIT = """
            {"status": {"old": null, "new": "approved"}, "startsAt": {"old": null, "new": "%2$s"}, \
            "endsAt": {"old": null, "new": "%2$s"}, "title": {"old": null, "new": "Measured"}, \
            "room": {"old": null, "new": "Room 00001"}}""".formatted(ID, TIME);
    private static final String EVENT = """
            {"id": "%1$s", "type": "booking.created", "version": 0, "occurredAt": "%2$s", "booking": {"id": "%1$s", \
            "kind": "room", "status": "approved", "statusReason": null, "startsAt": "%2$s", "endsAt": "%2$s", \
            "title": "Measured", "description": null, "userId": "%1$s", "resource": {"id": "%1$s", \
            "name": "Room 00001", "kind": "room"}, "workspace": null, "createdAt": "%2$s", "updatedAt": "%2$s"}}""".formatted(ID, TIME);
    private static final String ANSWER = """
            {"id": "%1$s", "kind": "room", "status": "approved", "startsAt": "%2$s", "endsAt": "%2$s", \
            "title": "Measured", "user": {"id": "%1$s", "name": "Somebody"}, "resource": {"id": "%1$s", \
            "name": "Room 00001", "kind": "room"}, "version": 0, "createdAt": "%2$s", "updatedAt": "%2$s"}""".formatted(ID, TIME);

    private RawTransaction() {}

    static Map<String, String> values(World world) throws Exception {
        var people = world.people(PEOPLE);
        long first = Ids.number(people.getFirst().id());
        return Map.ofEntries(
                Map.entry("base", Long.toString(FIRST_ID * RUNS.incrementAndGet())),
                Map.entry("id", Ids.BOOKING.sql(":number")),
                Map.entry("person", Ids.PERSON.sql(":person")),
                Map.entry("firstPerson", Long.toString(first)),
                Map.entry("lastPerson", Long.toString(first + people.size() - 1)),
                Map.entry("room", Ids.ROOM.sql(":room")),
                Map.entry("rooms", Integer.toString(world.size().rooms())),
                Map.entry("days", Integer.toString(Calendar.DAYS)),
                Map.entry(
                        "day0",
                        LocalDate.ofInstant(world.calendar().day(0), ZoneOffset.UTC)
                                .toString()),
                Map.entry("audit", AUDIT),
                Map.entry("event", EVENT),
                Map.entry("answer", ANSWER));
    }
}
