package dev.berth.local;

import dev.berth.engines.Postgres;
import dev.berth.engines.Secret;
import dev.berth.local.demo.Demo;
import dev.berth.local.demo.Person;
import dev.berth.local.demo.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;

/** {@code ./berth demo}: fills in the Berth that runs here, and says as whom to sign in. */
final class DemoCommand {
    private final House house;
    private final Console console;
    private final Ports ports = Ports.from(System.getenv());

    DemoCommand(House house, Console console) {
        this.house = house;
        this.console = console;
    }

    int run() throws IOException, InterruptedException, PartFailure {
        if (!new RunFile(house).isHeld()) {
            console.plain("Berth is not running: ./berth up first.");
            return 1;
        }
        var watch = new Stopwatch();
        addPortal();
        var admin = Admin.from(System.getenv(), house);
        var place = place(admin);
        try {
            Demo.fillIn(place, console::say);
        } catch (IOException | SQLException e) {
            throw new PartFailure("The demo stopped: " + e.getMessage() + "\nRun it again: it makes what is missing.");
        }
        console.plain("The demo is filled in (%s). Sign in at %s as one of them; password of all: %s"
                .formatted(watch.seconds(), ports.publicUrl(), place.password()));
        List.of(Person.ADA, Person.GRACE)
                .forEach(it -> console.say("%-28s %s (%s)".formatted(it.email(), it.name(), it.role())));
        console.say("%-28s the admin, with the password that `./berth up` printed".formatted(admin.email()));
        return 0;
    }

    /** sync-service reads at its start which portals there are. */
    private void addPortal() throws IOException, PartFailure, InterruptedException {
        boolean known = Files.isDirectory(house.data("demo"));
        Files.createDirectories(house.data("demo"));
        if (!known) {
            Restart.of(new RunFile(house), Service.SYNC);
            console.say("sync         was started again, and knows Stage Door and the LibCal now");
        }
    }

    private Place place(Admin admin) {
        var booking = Postgres.schemaRoles(
                "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/berth",
                Secret.in(house.data("postgres").resolve("password")),
                "booking");
        return new Place(
                URI.create(Ports.loopback(ports.gateway())),
                new Place.Login(admin.email(), admin.password()),
                house.secret("demo-password"),
                booking.jdbcUrl(),
                booking.user(),
                booking.userPassword(),
                URI.create(Ports.loopback(ports.libCal())),
                house.data("demo"),
                new Enrolment(house, ports, admin).nodeId());
    }
}
