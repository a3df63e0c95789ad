package dev.berth.bench;

import java.nio.file.Files;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/** Everybody wants cores of one node at one time: the same rows of the ledger, again and again. */
final class CapacityStorm implements Scenario {
    private static final int CONNECTIONS = 32;
    private static final int CORES = 100;
    private static final String TRY_OUT = "0199f3a0-0000-7000-8000-00000000e001";

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public String about() {
        return "everybody wants cores of one node at one time";
    }

    @Override
    public List<Figure> measure(World world) throws Exception {
        node(world, 1, "small", CORES);
        node(world, 2, "large", 1_000_000);
        int size = world.size().crowd();
        var granted = rush(world, size);
        load(world, 4); // for the compiler
        world.settle();
        var through = load(world, world.size().run().toSeconds());
        world.settle();
        var raw = raw(world);
        long wanted = Math.min(CORES, size);
        return List.of(
                Figure.judged(
                        name(),
                        "%d cores, %s clients in one instant: granted".formatted(CORES, Say.count(size)),
                        Say.count(granted.with(201)) + ", refused " + Say.count(granted.with(409)),
                        Say.count(wanted) + ", refused " + Say.count(size - wanted),
                        granted.with(201) == wanted && granted.with(409) == size - wanted),
                new Figure(
                        name(),
                        "booked a second on one node, delivery to Kafka included",
                        Say.rate(through.rate),
                        Say.rate(raw.rate()) + " bare",
                        Say.times(through.rate / raw.rate()),
                        "",
                        Figure.Verdict.TOLD),
                Figure.told(name(), "latency, " + CONNECTIONS + " clients at full load", through.load.latency()));
    }

    private static void node(World world, int number, String tag, int cores) throws Exception {
        world.database().execute("""
                INSERT INTO node (id, name, site, tags, cores, memory_gb, gpus, public_key, agent_version, images, presence,
                                  maintenance, enrolled_at, version)
                VALUES ('%1$s', 'storm-%2$s', 'here', '{storm-%2$s}', %3$d, %3$d, '[]', '\\x00', 'bench', '{}', 'online', false, now(), 0);
                INSERT INTO node_pulse (node_id, report_version, last_seen_at) VALUES ('%1$s', 1, now() + interval '1 day')
                """.formatted(Ids.NODE.of(number), tag, cores));
    }

    private static Calendar.Window window(World world) {
        var from = world.calendar().day(20).plus(10, ChronoUnit.HOURS);
        return new Calendar.Window(from, from.plus(1, ChronoUnit.HOURS));
    }

    private static Crowd.Answers rush(World world, int size) throws Exception {
        var people = world.people(size);
        var window = window(world);
        var json = """
                {"kind":"compute","title":"Rush","startsAt":"%s","endsAt":"%s","compute":{"cores":1,"memoryGb":1,"gpus":0,\
                "environmentId":"%s","nodeTags":["storm-small"]}}""".formatted(window.from(), window.to(), TRY_OUT);
        try (var crowd = new Crowd(world.house().gatewayPort(), size)) {
            return crowd.ask(IntStream.range(0, size)
                    .mapToObj(n -> Crowd.post("/api/v1/bookings", people.get(n).token(), "storm-" + n, json))
                    .toList());
        }
    }

    private record Run(Wrk.Result load, double rate) {}

    private static Run load(World world, long seconds) throws Exception {
        var tokens = world.house().scratch().resolve("storm-tokens");
        Files.write(
                tokens, world.people(4_000).stream().map(World.Person::token).toList());
        var window = window(world);
        long began = System.nanoTime();
        var load = new Wrk(world.house())
                .run(
                        "storm.lua",
                        world.house().gateway(),
                        CONNECTIONS,
                        Duration.ofSeconds(seconds),
                        List.of(
                                tokens.toString(),
                                window.from().toString(),
                                window.to().toString(),
                                TRY_OUT));
        world.database().awaitDelivery();
        double spent = (System.nanoTime() - began) / 1e9;
        return new Run(load, (load.requests() - load.refused()) / spent);
    }

    private static Pgbench.Result raw(World world) throws Exception {
        world.database().execute("CREATE TABLE IF NOT EXISTS bench_outbox (LIKE outbox INCLUDING ALL)");
        var values = new HashMap<>(RawTransaction.values(world));
        values.put("node", Ids.NODE.of(2).toString());
        values.put("environment", TRY_OUT);
        return new Pgbench(world.house())
                .run("book-node.sql", CONNECTIONS, world.size().run(), values);
    }
}
