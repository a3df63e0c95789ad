package dev.berth.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bookings through the gateway until Kafka has the last of them, beside the bare transaction. */
final class BookingThroughput implements Scenario {
    private static final int CONNECTIONS = 32;
    /** Under the limit of open bookings with room to spare. */
    private static final int PEOPLE = 4_000;

    /** So many steps without a better rate end the warming up. */
    private static final int STILL = 4;

    private static final int TURNS = 2;

    private static final double RATIO = 0.25;
    private static final double LASTING = 0.8;

    private int made;

    @Override
    public String name() {
        return "booking";
    }

    @Override
    public String about() {
        return "bookings through the gateway, beside the bare transaction";
    }

    private record Run(Wrk.Result load, long booked, double seconds, Effort effort) {
        double rate() {
            return booked / seconds;
        }
    }

    @Override
    public List<Figure> measure(World world) throws Exception {
        var size = world.size();
        probe(world);
        warmUp(world);
        world.settle();
        var empty = book(world, size.run());
        world.fill();
        book(world, Duration.ofSeconds(3)); // what was written out comes back into the caches
        // In turns: a machine's speed is not the same from one minute to the next.
        var full = new ArrayList<Run>();
        var raw = new ArrayList<Double>();
        for (int turn = 0; turn < TURNS; turn++) {
            world.settle();
            full.add(book(world, size.run()));
            world.settle();
            raw.add(raw(world, size.run()).rate());
        }
        double rate = mean(full.stream().map(Run::rate).toList());
        double ratio = rate / mean(raw);
        double lasting = rate / empty.rate();
        var last = full.getLast();
        long requests = full.stream().mapToLong(it -> it.load().requests()).sum();
        long lost = full.stream()
                .mapToLong(it -> it.load().refused() + it.load().broken())
                .sum();
        var there = Say.count(size.bookings()) + " bookings there";
        return List.of(
                new Figure(
                        name(),
                        "booked a second, delivery to Kafka included, " + there,
                        Say.rate(rate),
                        Say.rate(mean(raw)) + " bare",
                        Say.times(ratio),
                        ">= " + RATIO,
                        Figure.Verdict.of(ratio >= RATIO)),
                new Figure(
                        name(),
                        "the same with an empty table",
                        Say.rate(empty.rate()),
                        "",
                        Say.times(lasting),
                        String.format(Locale.ROOT, "full/empty >= %.1f", LASTING),
                        Figure.Verdict.of(lasting >= LASTING)),
                Figure.told(
                        name(),
                        "latency, " + CONNECTIONS + " clients at full load",
                        last.load().latency()),
                Figure.told(
                        name(), "processor time per booking, of the rounds whose mean rate stands above", effort(full)),
                Figure.judged(name(), "refused or broken of " + Say.count(requests), Say.count(lost), "0", lost == 0));
    }

    /** All that was used in some rounds over all that was booked in them. */
    private static String effort(List<Run> rounds) {
        return rounds.stream()
                .map(Run::effort)
                .reduce(Effort::plus)
                .orElseThrow()
                .each(rounds.stream().mapToLong(Run::booked).sum());
    }

    /** One by hand: when bookings are refused, why should be said and not only counted. */
    private static void probe(World world) throws Exception {
        var window = world.calendar().late(3);
        var answer = Http.post(
                world.house().gateway() + "/api/v1/bookings",
                world.people(1).getFirst().token(),
                "{\"kind\":\"room\",\"title\":\"Probe\",\"roomId\":\"%s\",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                        .formatted(Ids.ROOM.of(7), window.from(), window.to()));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("A booking was refused: " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Until the services' code is compiled: their rate has not grown for a while, or the time is up. */
    private void warmUp(World world) throws Exception {
        var step = Duration.ofSeconds(Math.max(3, world.size().warmUp().toSeconds() / 20));
        double best = 0;
        int still = 0;
        for (long spent = 0; spent < world.size().warmUp().toSeconds() && still < STILL; spent += step.toSeconds()) {
            double rate = book(world, step).rate();
            Say.progress("warming up: " + Say.rate(rate));
            still = rate < best * 1.03 ? still + 1 : 0;
            best = Math.max(rate, best);
        }
    }

    private Run book(World world, Duration duration) throws Exception {
        var wrk = new Wrk(world.house());
        var arguments = arguments(world);
        var database = world.database();
        long before = database.number("SELECT count(*) FROM booking WHERE title = 'Measured'");
        var effort = Effort.now(world.house());
        long began = System.nanoTime();
        var load = wrk.run("book.lua", world.house().gateway(), CONNECTIONS, duration, arguments);
        made += (int) load.requests() + CONNECTIONS; // no run asks for what another has
        database.awaitDelivery();
        double seconds = (System.nanoTime() - began) / 1e9;
        long booked = database.number("SELECT count(*) FROM booking WHERE title = 'Measured'") - before;
        return new Run(load, booked, seconds, Effort.now(world.house()).since(effort));
    }

    private List<String> arguments(World world) throws Exception {
        var scratch = world.house().scratch();
        Path tokens = scratch.resolve("tokens");
        Path windows = scratch.resolve("windows");
        Files.write(
                tokens, world.people(PEOPLE).stream().map(World.Person::token).toList());
        var lines = new ArrayList<String>();
        world.calendar().evenings().forEach(it -> lines.add(it.from() + " " + it.to()));
        Files.write(windows, lines);
        int first = made;
        return List.of(
                tokens.toString(),
                windows.toString(),
                Integer.toString(world.size().rooms()),
                Integer.toString(first));
    }

    private static Pgbench.Result raw(World world, Duration duration) throws Exception {
        world.database().execute("CREATE TABLE IF NOT EXISTS bench_outbox (LIKE outbox INCLUDING ALL)");
        return new Pgbench(world.house()).run("book-room.sql", CONNECTIONS, duration, RawTransaction.values(world));
    }

    private static double mean(List<Double> rates) {
        return rates.stream().mapToDouble(it -> it).average().orElseThrow();
    }
}
