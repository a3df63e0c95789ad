package dev.berth.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The house, what is in it, and who calls. Filled only as far as the chosen scenarios need it. */
final class World implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** How many events a person's feed has. */
    static final int FEED = 1_000;

    private final House house = House.lent();
    private final Size size;
    private final Database database;
    private final Tokens tokens;
    private final Calendar calendar = Calendar.now();
    private final Seed seed;
    private final Followers followers;
    private boolean full;

    World(Size size) throws Exception {
        this.size = size;
        this.database = new Database(house);
        this.tokens = new Tokens(house);
        this.followers = new Followers(house);
        this.seed = new Seed(house, database, size, calendar);
        seed.rooms();
        awaitReadSide(0);
        settle();
    }

    /** So that no measurement pays for what was done before it. */
    void settle() throws Exception {
        followers.awaitCaughtUp();
        database.settle();
    }

    House house() {
        return house;
    }

    Size size() {
        return size;
    }

    Database database() {
        return database;
    }

    Calendar calendar() {
        return calendar;
    }

    /** Somebody new, who is signed in. */
    record Person(UUID id, String token) {}

    List<Person> people(int count) throws Exception {
        var ids = seed.people(count);
        var signed = tokens.of(ids);
        var people = new ArrayList<Person>();
        for (int n = 0; n < count; n++) {
            people.add(new Person(ids.get(n), signed.get(n)));
        }
        return people;
    }

    /** With all the bookings of its size, in PostgreSQL and on the read side. */
    void fill() throws Exception {
        if (full) {
            return;
        }
        followers.passOver(() -> {
            long began = System.nanoTime();
            seed.bookings();
            database.settle();
            long stored = System.nanoTime();
            seed.bookingEvents();
            awaitReadSide(size.bookings());
            Say.progress("%s bookings put in: PostgreSQL %s, Kafka and the read side %s"
                    .formatted(
                            Say.count(size.bookings()),
                            Say.seconds((stored - began) / 1e9),
                            Say.seconds((System.nanoTime() - stored) / 1e9)));
        });
        full = true;
    }

    /** Enough for a whole feed; told to Kafka only, where the feeds hear of bookings. */
    void bookingEventsOf(Person person) {
        seed.bookingEventsOf(person.id(), FEED);
    }

    /** Until the availability-service has read the rooms and at least so many bookings. */
    private void awaitReadSide(long bookings) throws Exception {
        JsonNode seen;
        do {
            Thread.sleep(100);
            seen = readSide(house.availability());
        } while (seen.path("rooms").asLong(0) < size.rooms()
                || seen.path("bookings").asLong(0) < bookings);
    }

    /** What a read side has in memory, by its health. */
    static JsonNode readSide(String address) throws Exception {
        var health = Http.get(address + "/actuator/health", "");
        return JSON.readTree(health.body()).path("components").path("caughtUp").path("details");
    }

    @Override
    public void close() throws Exception {
        database.close();
    }
}
