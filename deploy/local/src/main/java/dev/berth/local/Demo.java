package dev.berth.local;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ./berth demo}: people, nodes, rooms, course sessions, an environment and bookings, all through the public API as anybody could make
 * them. Run again it makes what is missing and nothing twice.
 */
final class Demo {
    private record Person(String name, String role) {
        String email() {
            return name.split(" ")[0].toLowerCase(Locale.ROOT) + "@demo.berth.local";
        }
    }

    /** Days from now and the hour in UTC at which it starts. */
    private record Wish(Person person, String title, int day, int hour, int hours, boolean approved) {}

    private static final Person ADA = new Person("Ada Lovelace", "student");
    private static final Person ALAN = new Person("Alan Turing", "student");
    private static final Person GRACE = new Person("Grace Hopper", "staff");
    private static final List<Person> PEOPLE = List.of(ADA, ALAN, GRACE);
    private static final List<Wish> WISHES = List.of(
            new Wish(ADA, "Analytical engine, first runs", 1, 9, 2, true),
            new Wish(ADA, "Bernoulli numbers", 2, 13, 3, false),
            new Wish(ALAN, "Morphogenesis, grid search", 1, 12, 4, true),
            new Wish(ALAN, "Enigma settings", 3, 8, 2, false),
            new Wish(GRACE, "Compiler course, dry run", 2, 9, 1, true));

    private final House house;
    private final Console console;
    private final Ports ports = Ports.from(System.getenv());
    private final Admin admin;
    private final String password;

    Demo(House house, Console console) {
        this.house = house;
        this.console = console;
        this.admin = Admin.from(System.getenv(), house);
        this.password = house.secret("demo-password");
    }

    int run() throws IOException, InterruptedException, PartFailure {
        if (!new RunFile(house).isHeld()) {
            console.plain("Berth is not running: ./berth up first.");
            return 1;
        }
        var asAdmin = Api.anonymous(ports).signIn(admin.email(), admin.password());
        for (Person person : PEOPLE) {
            register(asAdmin, person);
        }
        new DemoNodes(asAdmin, Api.anonymous(ports), console).enrol();
        new DemoRooms(asAdmin, console).add();
        courses(new DemoCourses(asAdmin, console));
        environment(asAdmin);
        for (Wish wish : WISHES) {
            book(asAdmin, wish);
        }
        console.plain("Sign in at " + ports.publicUrl() + " as one of them; password of all: " + password);
        PEOPLE.forEach(person -> console.say("%-28s %s (%s)".formatted(person.email(), person.name(), person.role())));
        return 0;
    }

    private void register(Api asAdmin, Person person) throws IOException, InterruptedException, PartFailure {
        var wish =
                object().put("email", person.email()).put("name", person.name()).put("password", password);
        var answer = Api.anonymous(ports).post("/api/v1/auth/register", wish);
        if (!answer.ok()) {
            return; // there already, or signing in will say what is wrong
        }
        var id = answer.body().path("user").path("id").asString("");
        if (!person.role().equals("student")) {
            require(asAdmin.patch("/api/v1/users/" + id, object().put("role", person.role())));
        }
        console.say("person       " + person.name());
    }

    private void courses(DemoCourses courses) throws IOException, InterruptedException, PartFailure {
        var today = LocalDate.now(DemoCourses.CAMPUS);
        courses.add(today);
        Map<Api, List<String>> wishes = new LinkedHashMap<>();
        wishes.put(as(ADA), List.of("Pottery", "Statistics clinic"));
        wishes.put(as(ALAN), List.of("Pottery", "Statistics clinic", "Python for everyone"));
        wishes.put(as(GRACE), List.of("Pottery"));
        courses.takeSeats(wishes, today);
    }

    private Api as(Person person) throws IOException, InterruptedException {
        return Api.anonymous(ports).signIn(person.email(), password);
    }

    private void environment(Api asAdmin) throws IOException, InterruptedException, PartFailure {
        var name = "RStudio Server";
        var items = require(asAdmin.get("/api/v1/environments")).body().path("items");
        if (items.findValuesAsString("name").contains(name)) {
            return;
        }
        var wish = object().put("name", name)
                .put("description", "R in the browser")
                .put("image", "rocker/rstudio:latest")
                .put("cores", 1)
                .put("memoryGb", 2)
                .put("gpus", 0);
        wish.putArray("ports").add(8787);
        require(asAdmin.post("/api/v1/environments", wish));
        console.say("environment  " + name);
    }

    private void book(Api asAdmin, Wish wish) throws IOException, InterruptedException, PartFailure {
        var asPerson = as(wish.person());
        var mine = require(asPerson.get("/api/v1/me/bookings?limit=200")).body().path("items");
        if (mine.findValuesAsString("title").contains(wish.title())) {
            return;
        }
        Instant start = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(wish.day(), ChronoUnit.DAYS)
                .plus(wish.hour(), ChronoUnit.HOURS);
        var body = object().put("kind", "compute")
                .put("title", wish.title())
                .put("startsAt", start.toString())
                .put("endsAt", start.plus(wish.hours(), ChronoUnit.HOURS).toString());
        body.putObject("compute")
                .put("cores", 1)
                .put("memoryGb", 1)
                .put("gpus", 0)
                .put("environmentId", tryOutPage(asAdmin));
        var booked = asPerson.post("/api/v1/bookings", body);
        if (!booked.ok()) {
            console.say("no booking   " + wish.title() + ": " + booked.problem());
            return;
        }
        if (wish.approved()) {
            var id = booked.body().path("id").asString("");
            require(asAdmin.post("/api/v1/bookings/" + id + "/approve", object()));
        }
        console.say("booking      " + wish.title() + (wish.approved() ? "" : " (waits for you to decide)"));
    }

    private static String tryOutPage(Api api) throws IOException, InterruptedException, PartFailure {
        for (var environment : require(api.get("/api/v1/environments")).body().path("items")) {
            if (environment.path("image").asString("").equals(TryOutImage.NAME)) {
                return environment.path("id").asString("");
            }
        }
        throw new PartFailure("No environment has the image " + TryOutImage.NAME);
    }

    static Api.Answer require(Api.Answer answer) throws PartFailure {
        if (!answer.ok()) {
            throw new PartFailure("Berth refused: " + answer.problem());
        }
        return answer;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
