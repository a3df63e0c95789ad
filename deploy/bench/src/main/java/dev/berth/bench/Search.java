package dev.berth.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** What is free? Asked of the service over HTTP, and of PostgreSQL by range_agg over the same bookings. */
final class Search implements Scenario {
    private static final int QUESTIONS = 2_000;
    private static final int ASKED_IN_SQL = 40;
    private static final Pattern P95 =
            Pattern.compile("(?m)^berth_search_seconds\\{[^}]*quantile=\"0.95\"[^}]*} ([0-9.E-]+)$");
    private static final String SQL = """
            SELECT r.id, min(lower(free)) AS first FROM room r
            CROSS JOIN LATERAL (
                SELECT unnest(tstzmultirange(tstzrange(?, ?)) - coalesce(range_agg(h.during), '{}')) AS free
                FROM room_hold h WHERE h.room_id = r.id AND h.during && tstzrange(?, ?)) gaps
            WHERE r.status = 'open' AND r.capacity >= ? AND (?::text IS NULL OR r.branch = ?)
              AND upper(free) - lower(free) >= make_interval(mins => ?)
            GROUP BY r.id, r.name ORDER BY first, r.name LIMIT 50""";

    private record Question(Instant from, Instant to, int minutes, int capacity, String branch) {
        String path() {
            return "/api/v1/availability/search?kind=room&from=%s&to=%s&duration=%d&capacity=%d%s"
                    .formatted(
                            from,
                            to,
                            minutes,
                            capacity,
                            branch.isEmpty() ? "" : "&branch=" + branch.replace(" ", "%20"));
        }
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String about() {
        return "what is free, beside the same question in SQL; a restart of the read side";
    }

    @Override
    public List<Figure> measure(World world) throws Exception {
        world.fill();
        var questions = questions(world);
        var token = world.people(1).getFirst().token();
        ask(world, questions, token, world.size().warmUp().dividedBy(3)); // for the compiler
        var service = ask(world, questions, token, world.size().run());
        double itself = p95OfTheSearchItself(world);
        var sql = new ArrayList<Long>();
        int alike = 0;
        for (Question question : questions.subList(0, ASKED_IN_SQL)) {
            long began = System.nanoTime();
            var fromSql = inSql(world.database(), question);
            sql.add(System.nanoTime() - began);
            alike += fromSql.equals(fromService(world, question, token)) ? 1 : 0;
        }
        var slow = Percentiles.of(sql.stream().mapToLong(it -> it).toArray());
        double ratio = slow.millis(0.95) / service.p95();
        double byItself = slow.millis(0.95) / itself;
        var figures = new ArrayList<>(List.of(
                new Figure(
                        name(),
                        "p95 of the search itself, as the service measures it",
                        Say.millis(itself),
                        Say.millis(slow.millis(0.95)) + " in SQL",
                        Say.times(byItself),
                        "< 5 ms, > 100",
                        Figure.Verdict.of(itself < 5 && byItself > 100)),
                new Figure(
                        name(),
                        "p95 of a search over HTTP, %s rooms"
                                .formatted(Say.count(world.size().rooms())),
                        Say.millis(service.p95()),
                        Say.millis(slow.millis(0.95)) + " in SQL",
                        Say.times(ratio),
                        "< 5 ms, > 100",
                        Figure.Verdict.of(service.p95() < 5 && ratio > 100)),
                Figure.told(
                        name(), "latency, 2 clients at full load", service.latency() + "; " + Say.rate(service.rate())),
                Figure.judged(
                        name(),
                        "the same answer as in SQL",
                        alike + " of " + ASKED_IN_SQL,
                        "all",
                        alike == ASKED_IN_SQL)));
        figures.addAll(replay(world));
        return figures;
    }

    private static double p95OfTheSearchItself(World world) throws Exception {
        var measures = Http.get(world.house().availability() + "/actuator/prometheus", "")
                .body();
        var p95 = P95.matcher(measures);
        if (!p95.find()) {
            throw new IllegalStateException("The availability-service does not say how long a search takes");
        }
        return Double.parseDouble(p95.group(1)) * 1_000;
    }

    /** Within a day of which every room is open, so that SQL needs to know nothing of opening hours. */
    private static List<Question> questions(World world) {
        var random = new Random(7);
        var questions = new ArrayList<Question>();
        for (int n = 0; n < QUESTIONS; n++) {
            var day = world.calendar().day(random.nextInt(Calendar.DAYS));
            questions.add(new Question(
                    day.plus(8, ChronoUnit.HOURS),
                    day.plus(17, ChronoUnit.HOURS),
                    60 + random.nextInt(4) * 60,
                    1 + random.nextInt(40),
                    random.nextBoolean() ? "" : "Branch " + random.nextInt(20)));
        }
        return questions;
    }

    private static Wrk.Result ask(World world, List<Question> questions, String token, Duration time) throws Exception {
        var paths = world.house().scratch().resolve("questions");
        Files.write(paths, questions.stream().map(Question::path).toList());
        return new Wrk(world.house())
                .run("ask.lua", world.house().availability(), 2, time, List.of(paths.toString(), token));
    }

    private static Set<String> fromService(World world, Question question, String token) throws Exception {
        var answer = Http.get(world.house().availability() + question.path(), token);
        var found = new HashSet<String>();
        for (var result : new JsonMapper().readTree(answer.body()).path("results")) {
            found.add(result.path("resource").path("id").asString(""));
        }
        return found;
    }

    private static Set<String> inSql(Database database, Question question) throws SQLException {
        try (var statement = database.connection().prepareStatement(SQL)) {
            var from = question.from().atOffset(ZoneOffset.UTC);
            var to = question.to().atOffset(ZoneOffset.UTC);
            var branch = question.branch().isEmpty() ? null : question.branch();
            var values = new Object[] {from, to, from, to, question.capacity(), branch, branch, question.minutes()};
            for (int n = 0; n < values.length; n++) {
                statement.setObject(n + 1, values[n]);
            }
            var found = new HashSet<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    /** Another replica, started now as the house starts its own: from nothing until it answers. */
    private List<Figure> replay(World world) throws Exception {
        var info = world.house().process("availability").info();
        var command = new ArrayList<String>();
        command.add(info.command().orElseThrow());
        command.addAll(List.of(info.arguments().orElseThrow()));
        int port = freePort();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(world.house().scratch().resolve("replica.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "BERTH_PORT", Integer.toString(port),
                        "BERTH_KAFKA", world.house().kafka(),
                        "BERTH_BOOKING_URL", world.house().booking()));
        long began = System.nanoTime();
        var replica = builder.start();
        try {
            var endWithUs = new Thread(replica::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(endWithUs);
            double seconds = awaitReady(replica, "http://127.0.0.1:" + port, began);
            var jvm = new Jvm(replica.pid());
            long known =
                    World.readSide("http://127.0.0.1:" + port).path("bookings").asLong(0);
            return List.of(
                    Figure.judged(
                            name(),
                            "a replica's start until it answers, %s bookings read".formatted(Say.count(known)),
                            Say.seconds(seconds),
                            "< 30 s",
                            seconds < 30),
                    Figure.told(
                            name(),
                            "its memory: heap in use, resident",
                            Say.megabytes(jvm.heap()) + ", " + Say.megabytes(jvm.resident())));
        } finally {
            replica.destroyForcibly().waitFor();
        }
    }

    private static double awaitReady(Process replica, String address, long began) throws Exception {
        while (true) {
            if (!replica.isAlive()) {
                throw new IllegalStateException("The replica ended; its log is scratch/replica.log");
            }
            try {
                if (Http.get(address + "/actuator/health/readiness", "").statusCode() == 200) {
                    return (System.nanoTime() - began) / 1e9;
                }
            } catch (IOException notYet) {
                // it does not listen yet
            }
            Thread.sleep(50);
        }
    }

    static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
