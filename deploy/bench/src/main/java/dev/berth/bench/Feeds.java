package dev.berth.bench;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A calendar app's question: has it changed, and if so, all of it. */
final class Feeds implements Scenario {
    private static final int CONNECTIONS = 16;
    /** As calendar apps ask. */
    private static final List<String> GZIP = List.of("Accept-Encoding", "gzip");

    private static final double SHARE_OF_STATIC = 0.5;
    private static final double TIMES_RADICALE = 100;

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public String about() {
        return "a feed of 1,000 events through the gateway, beside a static file and beside Radicale";
    }

    @Override
    public List<Figure> measure(World world) throws Exception {
        var person = world.people(1).getFirst();
        world.bookingEventsOf(person);
        var path = address(world, person);
        if (path.isEmpty()) {
            return List.of(Figure.told(name(), "this house has no feeds", ""));
        }
        var feed = complete(world.house().gateway() + path);
        var etag = feed.headers().firstValue("ETag").orElseThrow();
        var unchanged = fetch(world, path, List.of("If-None-Match", etag));
        var nothing = fetch(world, "/empty.txt", List.of());
        var whole = fetch(world, path, GZIP);
        double radicale = radicale(world, feed.body());
        double share = unchanged.rate() / nothing.rate();
        double times = whole.rate() / radicale;
        long failed = unchanged.refused() + whole.refused() + nothing.refused();
        return List.of(
                new Figure(
                        name(),
                        "answers of 304 a second",
                        Say.rate(unchanged.rate()),
                        Say.rate(nothing.rate()) + " empty file",
                        Say.times(share),
                        ">= " + SHARE_OF_STATIC,
                        Figure.Verdict.of(share >= SHARE_OF_STATIC)),
                new Figure(
                        name(),
                        "whole feeds a second, %s"
                                .formatted(Say.kilobytes(feed.body().length())),
                        Say.rate(whole.rate()),
                        Say.rate(radicale) + " Radicale",
                        Say.times(times),
                        ">= 100",
                        Figure.Verdict.of(times >= TIMES_RADICALE)),
                Figure.told(name(), "latency of 304; of all of it", unchanged.latency() + "; " + whole.latency()),
                Figure.judged(name(), "failed", Say.count(failed), "0", failed == 0));
    }

    private static String address(World world, World.Person person) throws Exception {
        var answer = Http.get(world.house().gateway() + "/api/v1/me/feeds", person.token());
        return answer.statusCode() == 200
                ? URI.create(new JsonMapper()
                                .readTree(answer.body())
                                .path("httpsUrl")
                                .asString(""))
                        .getPath()
                : "";
    }

    /** When all events of the person have come in. */
    private static HttpResponse<String> complete(String url) throws Exception {
        for (int wait = 0; wait < 600; wait++) {
            var answer = Http.get(url, "");
            if (answer.body().split("BEGIN:VEVENT", -1).length - 1 >= World.FEED) {
                return answer;
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("The feed did not get its events within two minutes");
    }

    /** Once the compiler is done with it: at first it answers a tenth as often. */
    private static Wrk.Result fetch(World world, String path, List<String> headers) throws Exception {
        fetch(world, path, headers, world.size().warmUp().dividedBy(3));
        return fetch(world, path, headers, world.size().run());
    }

    private static Wrk.Result fetch(World world, String path, List<String> headers, Duration time) throws Exception {
        var arguments = new ArrayList<>(List.of(path));
        arguments.addAll(headers);
        return new Wrk(world.house()).run("fetch.lua", world.house().gateway(), CONNECTIONS, time, arguments);
    }

    /** Debian's, with the same events in one collection; it takes any name and no password here. */
    private static double radicale(World world, String calendar) throws Exception {
        var program = Program.require("radicale", "radicale");
        var anybody = "Basic " + Base64.getEncoder().encodeToString("bench:bench".getBytes(StandardCharsets.UTF_8));
        int port = Search.freePort();
        var process = new ProcessBuilder(
                        program,
                        "--config",
                        "",
                        "--server-hosts=127.0.0.1:" + port,
                        "--auth-type=none",
                        "--storage-filesystem-folder=" + world.house().scratch().resolve("radicale"))
                .redirectErrorStream(true)
                .redirectOutput(world.house().scratch().resolve("radicale.log").toFile())
                .start();
        var endWithUs = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(endWithUs);
        try {
            var collection = "http://127.0.0.1:" + port + "/bench/feed/";
            Http.putCalendar(collection, anybody, calendar);
            return new Wrk(world.house())
                    .run(
                            "fetch.lua",
                            "http://127.0.0.1:" + port,
                            2,
                            world.size().run().dividedBy(2),
                            List.of("/bench/feed/", "Authorization", anybody, "Accept-Encoding", "gzip"))
                    .rate();
        } finally {
            process.destroy();
            process.waitFor();
        }
    }
}
