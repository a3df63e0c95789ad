package dev.berth.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** PostgreSQL's own load tool: the bare statements, prepared, over connections that stay open. */
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

    private final House house;
    private final String program;

    Pgbench(House house) throws IOException, InterruptedException {
        this.house = house;
        this.program = Program.require("pgbench", "postgresql-contrib");
    }

    record Result(double rate, double averageMillis) {}

    Result run(String script, int clients, Duration duration, Map<String, String> values)
            throws IOException, InterruptedException {
        var file = house.scratch().resolve(script);
        try (var text = Wrk.resource(script)) {
            var sql = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            for (var value : values.entrySet()) {
                sql = sql.replace("{" + value.getKey() + "}", value.getValue());
            }
            Files.writeString(file, sql);
        }
        var said = Program.run(
                List.of(
                        program,
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + clients,
                        "--jobs=1",
                        "--time=" + duration.toSeconds(),
                        "--define=n=0",
                        "--file=" + file,
                        "--host=127.0.0.1",
                        "--port=" + house.postgresPort(),
                        "--username=berth",
                        "berth"),
                Map.of("PGPASSWORD", house.password(), "PGOPTIONS", "-c search_path=booking,public"));
        return new Result(find(RATE, said), find(LATENCY, said));
    }

    private static double find(Pattern pattern, String said) throws IOException {
        var found = pattern.matcher(said);
        if (!found.find()) {
            throw new IOException("pgbench said no result:\n" + said);
        }
        return Double.parseDouble(found.group(1));
    }
}
