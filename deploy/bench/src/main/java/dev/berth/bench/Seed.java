package dev.berth.bench;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Fills the house: rooms, people and bookings straight into PostgreSQL, and the events that tell of them straight into
 * Kafka, because making a million bookings through the door would take half an hour and measure nothing.
 */
final class Seed {
    private static final int BOOKINGS_PER_PERSON = 10;
    private static final String HOURS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday").stream()
                    .map("{\"day\":\"%s\",\"opens\":\"07:00\",\"closes\":\"24:00\"}"::formatted)
                    .toList()
                    .toString();

    private final House house;
    private final Database database;
    private final Size size;
    private final Calendar calendar;
    private int people;

    Seed(House house, Database database, Size size, Calendar calendar) {
        this.house = house;
        this.database = database;
        this.size = size;
        this.calendar = calendar;
    }

    /** People whom nobody else in this run is. */
    List<UUID> people(int count) throws SQLException {
        int first = people;
        people += count;
        database.execute("""
                INSERT INTO person (id, email, name, role, time_zone, password_hash, created_at, version)
                SELECT %s, 'somebody-' || n || '@bench.local', 'Somebody', 'student', 'Europe/Berlin', '-', now(), 0
                FROM generate_series(%d, %d) n""".formatted(Ids.PERSON.sql("n"), first, people - 1));
        return IntStream.range(first, people).mapToObj(Ids.PERSON::of).toList();
    }

    void rooms() throws SQLException {
        database.execute("""
                INSERT INTO room (id, name, branch, location, capacity, time_zone, opening_hours, approval, status, created_at, version)
                SELECT %s, 'Room ' || lpad(n::text, 5, '0'), 'Branch ' || n %% 20, 'Floor ' || n %% 7, 2 + n %% 40,
                       'Europe/Berlin', '%s', 'automatic', 'open', now(), 0
                FROM generate_series(0, %d) n""".formatted(Ids.ROOM.sql("n"), HOURS, size.rooms() - 1));
        try (var kafka = producer()) {
            for (int room = 0; room < size.rooms(); room++) {
                var id = Ids.ROOM.of(room);
                kafka.send(new ProducerRecord<>("berth.resources", id.toString(), roomEvent(room, id)));
            }
        }
    }

    private String roomEvent(int room, UUID id) {
        return """
                {"id":"%s","type":"resource.changed","version":0,"occurredAt":"%s","resource":{"id":"%s","kind":"room",\
                "name":"Room %05d","status":"open","branch":"Branch %d","location":"Floor %d","capacity":%d,\
                "timeZone":"Europe/Berlin","openingHours":%s,"approval":"automatic"}}""".formatted(id, calendar.day(0), id, room, room % 20, room % 7, 2 + room % 40, HOURS);
    }

    /**
     * The indexes are built once over all rows, which is also when the exclusion constraint judges them; that the rows
     * refer to rooms and people that exist is known here and not looked up a million times.
     */
    void bookings() throws SQLException {
        int perRoom = size.bookings() / size.rooms();
        long firstPerson =
                Ids.number(people(size.bookings() / BOOKINGS_PER_PERSON).getFirst());
        var indexes = database.dropIndexes("booking");
        database.execute("ALTER TABLE room_hold DROP CONSTRAINT room_hold_exclusive");
        database.asSuperuser(
                "SET session_replication_role = replica; SET synchronous_commit = off",
                """
                INSERT INTO booking (id, version, kind, status, user_id, starts_at, ends_at, title, decide_by, approved_at,
                                     created_at, updated_at, room_id)
                SELECT %s, 0, 'room', 'approved', %s, %s, %s + %s, 'Seminar', now(), now(), now(), now(), %s
                FROM generate_series(0, %d) room, generate_series(0, %d) n""".formatted(
                        Ids.BOOKING.sql("room * 1000 + n"),
                        Ids.PERSON.sql(firstPerson + " + (room * " + perRoom + " + n) / " + BOOKINGS_PER_PERSON),
                        calendar.seededFromSql("room", "n"),
                        calendar.seededFromSql("room", "n"),
                        Calendar.seededLengthSql("room"),
                        Ids.ROOM.sql("room"),
                        size.rooms() - 1,
                        perRoom - 1),
                """
                INSERT INTO room_hold (booking_id, room_id, during)
                SELECT id, room_id, tstzrange(starts_at, ends_at) FROM booking WHERE title = 'Seminar'
                """);
        database.execute("SET maintenance_work_mem = '256MB'");
        for (String index : indexes) {
            database.execute(index);
        }
        database.execute("""
                ALTER TABLE room_hold ADD CONSTRAINT room_hold_exclusive
                EXCLUDE USING gist (room_id public.gist_uuid_ops WITH =, during WITH &&)""");
        database.execute("RESET maintenance_work_mem");
    }

    void bookingEvents() {
        int perRoom = size.bookings() / size.rooms();
        var now = Instant.now().toString();
        try (var kafka = producer()) {
            for (int room = 0; room < size.rooms(); room++) {
                var roomId = Ids.ROOM.of(room).toString();
                for (int n = 0; n < perRoom; n++) {
                    var id = Ids.BOOKING.of(room * 1000L + n).toString();
                    kafka.send(new ProducerRecord<>(
                            "berth.bookings", id, bookingEvent(id, Ids.PERSON.of(room), roomId, room, n, now)));
                }
            }
        }
    }

    /** Of rooms and times that nobody else has; the read side drops what it cannot place. */
    void bookingEventsOf(UUID person, int count) {
        var now = Instant.now().toString();
        try (var kafka = producer()) {
            for (int n = 0; n < count; n++) {
                var id = Ids.BOOKING.of(900_000_000L + n).toString();
                var room = n % size.rooms();
                kafka.send(new ProducerRecord<>(
                        "berth.bookings",
                        id,
                        bookingEvent(id, person, Ids.ROOM.of(room).toString(), room, n % 100, now)));
            }
        }
    }

    private String bookingEvent(String id, UUID person, String roomId, int room, int n, String now) {
        var window = calendar.seeded(room, n);
        return "{\"id\":\"" + id + "\",\"type\":\"booking.created\",\"version\":0,\"occurredAt\":\"" + now
                + "\",\"booking\":{\"id\":\"" + id
                + "\",\"kind\":\"room\",\"status\":\"approved\",\"statusReason\":null,\"startsAt\":\"" + window.from()
                + "\",\"endsAt\":\"" + window.to() + "\",\"title\":\"Seminar\",\"description\":null,\"userId\":\""
                + person + "\",\"resource\":{\"id\":\"" + roomId + "\",\"name\":\"Room " + room
                + "\",\"kind\":\"room\"},\"attendees\":null,\"workspace\":null,\"createdAt\":\"" + now
                + "\",\"updatedAt\":\"" + now + "\"}}";
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        house.kafka(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024),
                new StringSerializer(),
                new StringSerializer());
    }
}
