package dev.berth.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** One booking, and everybody who has the page open hears of it. */
final class FanOut implements Scenario {
    private static final int BOOKINGS = 30;
    private static final int WARM_UP = 60;
    private static final long PAUSE_MILLIS = 400;
    /** One of so many never reads what it is sent. */
    private static final int SILENT = 20;

    private static final double P95_MILLIS = 250;
    private static final long BYTES = 20 * 1024;
    private static final double GONE_SECONDS = 30;
    private static final Pattern OPEN = Pattern.compile("(?m)^berth_streams_open(?:\\{[^}]*})? ([0-9.E]+)$");

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public String about() {
        return "open event streams through the gateway: how soon all hear, what each costs";
    }

    @Override
    public List<Figure> measure(World world) throws Exception {
        int size = world.size().streams();
        var gateway = Jvm.of(world.house(), "gateway");
        var service = Jvm.of(world.house(), "availability");
        var people = world.people(size);
        int port = world.house().gatewayPort();
        open(port, people.subList(0, Math.min(size, 200)), true).close(); // for the compiler
        awaitNoneOpen(world);
        var before = new long[] {gateway.heap(), service.heap(), gateway.resident(), service.resident()};
        var figures = new ArrayList<Figure>();
        var bare = bare(people);
        try (var streams = open(port, people, false)) {
            var each = new long[] {
                (gateway.heap() - before[0]) / size,
                (service.heap() - before[1]) / size,
                (gateway.resident() - before[2]) / size,
                (service.resident() - before[3]) / size
            };
            figures.addAll(hear(world, streams, size, bare));
            figures.add(memory("gateway", each[0], each[2]));
            figures.add(memory("availability-service", each[1], each[3]));
        }
        long began = System.nanoTime();
        awaitNoneOpen(world);
        double seconds = (System.nanoTime() - began) / 1e9;
        figures.add(Figure.judged(
                name(),
                "after an abrupt end of all, until none is left",
                Say.seconds(seconds),
                "< 30 s",
                seconds < GONE_SECONDS));
        return figures;
    }

    private Figure memory(String part, long heap, long resident) {
        return Figure.judged(
                name(),
                "memory of a stream at " + part + ": heap; resident",
                Say.kilobytes(heap) + "; " + Say.kilobytes(resident),
                "heap < 20 KB",
                heap < BYTES);
    }

    private static Streams open(int port, List<World.Person> people, boolean allRead) throws Exception {
        var streams = new Streams(port);
        for (int n = 0; n < people.size(); n++) {
            streams.open(people.get(n).token(), allRead || n % SILENT != 0);
            while (streams.listening() < n - 100) {
                Thread.sleep(1);
            }
        }
        while (streams.listening() < people.size()) {
            Thread.sleep(10);
        }
        return streams;
    }

    private List<Figure> hear(World world, Streams streams, int size, Percentiles bare) throws Exception {
        var booker = world.people((BOOKINGS + WARM_UP) / 8 + 1);
        var window = world.calendar().late(1);
        var heard = rounds(streams, size, n -> {
            var answer = Http.post(
                    world.house().gateway() + "/api/v1/bookings",
                    booker.get(n / 8).token(),
                    "{\"kind\":\"room\",\"title\":\"Heard\",\"roomId\":\"%s\",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                            .formatted(room(n), window.from(), window.to()));
            if (answer.statusCode() != 201) {
                throw new IllegalStateException("A booking was refused: " + answer.body());
            }
        });
        var all = heard.latency();
        double p95 = all.millis(0.95);
        return List.of(
                new Figure(
                        name(),
                        "p95 from the request to book until %s others have it".formatted(Say.count(reading(size))),
                        Say.millis(p95),
                        Say.millis(bare.millis(0.95)) + " bare writer",
                        Say.times(p95 / bare.millis(0.95)),
                        "< 250 ms",
                        Figure.Verdict.of(p95 < P95_MILLIS)),
                Figure.told(name(), "all of them; from the bare writer", all.spread() + "; " + bare.spread()),
                Figure.told(
                        name(),
                        "since the answer, which follows the commit; the first of each round",
                        heard.sinceAnswer().spread() + "; " + heard.first().spread()),
                Figure.judged(
                        name(),
                        "not heard, while one of %d never reads".formatted(SILENT),
                        "%s of %s".formatted(Say.count(heard.missed()), Say.count((long) reading(size) * BOOKINGS)),
                        "0",
                        heard.missed() == 0));
    }

    private static Percentiles bare(List<World.Person> people) throws Exception {
        try (var writer = new BareWriter();
                var streams = open(writer.port(), people, false)) {
            return rounds(streams, people.size(), n -> writer.tell(room(n))).latency();
        }
    }

    private interface Change {
        void happen(int round) throws Exception;
    }

    /** @param latency since just before the change @param first of each round, as in latency */
    private record Heard(Percentiles latency, Percentiles sinceAnswer, Percentiles first, long missed) {}

    private static Heard rounds(Streams streams, int size, Change change) throws Exception {
        int reading = reading(size);
        var since = new ArrayList<long[]>();
        var sinceAnswer = new ArrayList<long[]>();
        long missed = 0;
        for (int n = 0; n < BOOKINGS + WARM_UP; n++) {
            var arrivals = streams.await(room(n));
            long began = System.nanoTime();
            change.happen(n);
            long answered = System.nanoTime();
            Thread.sleep(PAUSE_MILLIS);
            for (int wait = 0; arrivals.count() < reading && wait < 500; wait++) {
                Thread.sleep(10);
            }
            if (n >= WARM_UP) {
                since.add(arrivals.since(began));
                sinceAnswer.add(arrivals.since(answered));
                missed += Math.max(0, reading - arrivals.count());
            }
        }
        var first = since.stream().flatMapToLong(it -> LongStream.of(it).min().stream());
        return new Heard(together(since), together(sinceAnswer), Percentiles.of(first.toArray()), missed);
    }

    private static Percentiles together(List<long[]> rounds) {
        return Percentiles.of(rounds.stream().flatMapToLong(LongStream::of).toArray());
    }

    private static int reading(int size) {
        return size - (size + SILENT - 1) / SILENT;
    }

    private static String room(int round) {
        return Ids.ROOM.of(100 + round).toString();
    }

    private static void awaitNoneOpen(World world) throws Exception {
        for (int wait = 0; wait < 1_200; wait++) {
            var measures = Http.get(world.house().availability() + "/actuator/prometheus", "")
                    .body();
            var open = OPEN.matcher(measures);
            if (!open.find()) {
                throw new IllegalStateException("The availability-service does not say how many streams are open");
            }
            if (Double.parseDouble(open.group(1)) == 0) {
                return;
            }
            Thread.sleep(50);
        }
    }
}
