package dev.berth.local.demo;

import dev.berth.local.api.Api;
import dev.berth.local.demo.Wish.Decision;
import dev.berth.local.simulation.SimulatedNode;
import dev.berth.local.simulation.SimulatedNodes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Fills a running Berth in, in an order in which each thing finds what it needs. Run again it makes what is missing and
 * nothing twice; a week later it adds the week that has come into sight.
 */
public final class Demo {
    private final Place place;
    private final Consumer<String> say;
    private final Accounts accounts;
    private final Api asAdmin;
    private final Booker booker;
    private final Instant now = Instant.now();

    private Demo(Place place, Consumer<String> say) throws IOException, InterruptedException {
        this.place = place;
        this.say = say;
        this.accounts = new Accounts(place);
        this.asAdmin = accounts.admin();
        this.booker = new Booker(accounts, asAdmin);
    }

    public static void fillIn(Place place, Consumer<String> say)
            throws IOException, InterruptedException, SQLException {
        new Demo(place, say).run();
    }

    private void run() throws IOException, InterruptedException, SQLException {
        var nodes = new Nodes(asAdmin, Api.anonymous(place.gateway()), new SimulatedNodes(place.folder()), say);
        var simulated = nodes.enrol();
        nodes.tagOwn(place.ownNode());
        var roomIds = new Rooms(asAdmin, say).add();
        var environments = new Environments(asAdmin, say).add();
        var booked = past(simulated, roomIds, environments);
        nodes.awaitOnline(simulated);
        tonight(roomIds);
        say.accept("coming       " + coming(booked, roomIds, environments) + " bookings");
        say.accept("seats        "
                + booker.book(new Sessions(asAdmin, now, say).plan()).size());
        outside(roomIds);
        belongings(roomIds);
        new RunningWorkspace(accounts, booker, say).book(Environments.tryOut(environments), Instant.now());
    }

    private record BookedDays(Set<LocalDate> rooms, Set<LocalDate> compute) {}

    /** Which days are empty is asked once, before anything is written. */
    private BookedDays past(List<SimulatedNode> nodes, Map<String, String> roomIds, List<DemoEnvironment> environments)
            throws SQLException, IOException, InterruptedException {
        try (var database = Database.of(place)) {
            var lanes = OutboxLanes.of(database);
            var people = people(new PeopleTable(database, lanes, now));
            var table = new PastTable(database, lanes, now);
            var roomDays = table.bookedDays("room");
            var computeDays = table.bookedDays("compute");
            var past = new Past(table, people, now);
            database.transaction(() ->
                    say.accept("past         %d room bookings, %d compute bookings, %d course sessions"
                            .formatted(
                                    past.rooms(roomIds, roomDays),
                                    past.compute(new PastNodes(nodes), environments, computeDays),
                                    new PastSessions(database, lanes, table, people, now).add())));
            return new BookedDays(roomDays, computeDays);
        }
    }

    /** What runs now starts in this quarter of an hour, which may be the next one since the demo began. */
    private int coming(BookedDays booked, Map<String, String> roomIds, List<DemoEnvironment> environments)
            throws IOException, InterruptedException {
        var coming = new Coming(Instant.now());
        var wishes = new ArrayList<>(coming.compute(environments, booked.compute()));
        wishes.addAll(coming.rooms(roomIds, booked.rooms()));
        return booker.book(wishes).size();
    }

    private List<UUID> people(PeopleTable table) throws SQLException, IOException, InterruptedException {
        if (!table.ids().containsKey(Person.ADA.email())) {
            accounts.register(Person.ADA);
        }
        int made = table.copy(Person.ADA, Person.ALL);
        if (made > 0) {
            say.accept("people       " + (made + 1));
        }
        var ids = table.ids();
        return Person.ALL.stream()
                .map(it -> Objects.requireNonNull(ids.get(it.email())))
                .toList();
    }

    /** A note each; when tonight is booked already, neither. */
    private void tonight(Map<String, String> roomIds) throws IOException, InterruptedException {
        var tonight = new Tonight(roomIds, Instant.now());
        tonight.note(accounts.of(Person.GRACE), booker.book(tonight.missing(accounts)));
    }

    private void outside(Map<String, String> roomIds) throws IOException, InterruptedException {
        var outside = new Outside(asAdmin, roomIds, say);
        outside.clash(booker, now);
        outside.libCal(place.libCal());
    }

    /** The admin's pages are looked at first, so the admin has a booking as well. */
    private void belongings(Map<String, String> roomIds) throws IOException, InterruptedException {
        var belongings = new Belongings(roomIds);
        belongings.give(asAdmin, "admin");
        belongings.give(accounts.of(Person.ADA), "ada");
        belongings.give(accounts.of(Person.GRACE), "grace");
        var mine = asAdmin.get("/api/v1/me/bookings?limit=1").orThrow().body().path("items");
        if (mine.isEmpty()) {
            bookForAdmin(roomIds.getOrDefault(DemoRoom.ROBOTICS_LAB, ""));
        }
    }

    /** At the first hour of tomorrow at which the room is free. */
    private void bookForAdmin(String roomId) throws IOException, InterruptedException {
        boolean booked = false;
        for (int hour = 8; hour < 24 && !booked; hour++) {
            var slot = Slot.of(Campus.today(now).plusDays(1).atTime(hour, 0), 60);
            var wish = Wish.room(Person.ADA, roomId, "Planning the term", slot, 4, Decision.NONE);
            booked = asAdmin.post("/api/v1/bookings", wish.body()).ok();
        }
    }
}
