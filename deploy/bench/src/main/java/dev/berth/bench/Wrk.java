package dev.berth.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * wrk: an HTTP load tool so cheap that it does not take the processor from what it measures. Each connection asks again
 * when it has its answer (a closed loop, as pgbench's clients are), so the latencies are those at full load.
 */
final class Wrk {
    private final House house;
    private final String program;

    Wrk(House house) throws IOException, InterruptedException {
        this.house = house;
        this.program = Program.require("wrk", "wrk");
    }

    /** @param refused answers with a status of 400 or more */
    record Result(long requests, long refused, long broken, double seconds, double p50, double p95, double p99) {
        String latency() {
            return "p50 %s, p95 %s, p99 %s".formatted(Say.millis(p50), Say.millis(p95), Say.millis(p99));
        }

        double rate() {
            return requests / seconds;
        }
    }

    /** @param script a Lua file beside this class @param arguments what the script is told */
    Result run(String script, String url, int connections, Duration duration, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                program,
                "-t1",
                "-c" + connections,
                "-d" + duration.toSeconds() + "s",
                "--timeout",
                "20s",
                "-s",
                script(script).toString(),
                url,
                "--"));
        command.addAll(arguments);
        var said = Program.run(command, Map.of());
        var line = said.lines()
                .filter(it -> it.startsWith("{"))
                .findFirst()
                .orElseThrow(() -> new IOException("wrk said no result:\n" + said));
        var result = new JsonMapper().readTree(line);
        return new Result(
                result.path("requests").asLong(0),
                result.path("refused").asLong(0),
                result.path("broken").asLong(0),
                result.path("micros").asDouble(0) / 1e6,
                result.path("p50").asDouble(0) / 1e3,
                result.path("p95").asDouble(0) / 1e3,
                result.path("p99").asDouble(0) / 1e3);
    }

    private Path script(String name) throws IOException {
        try (InputStream common = resource("common.lua");
                InputStream own = resource(name)) {
            var file = house.scratch().resolve(name);
            Files.write(file, common.readAllBytes());
            Files.write(file, own.readAllBytes(), StandardOpenOption.APPEND);
            return file;
        }
    }

    static InputStream resource(String name) throws IOException {
        var stream = Wrk.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IOException(name + " is missing");
        }
        return stream;
    }
}
