package dev.berth.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code ./berth test}: everything that proves Berth, in one run and one sum. */
final class TestRun {
    private final House house;
    private final Console console;
    private final Path frontend;
    private Tally tally = Tally.NOTHING;

    TestRun(House house, Console console) {
        this.house = house;
        this.console = console;
        this.frontend = house.module("frontend");
    }

    int run() throws PartFailure, InterruptedException, IOException {
        Node.require();
        Path browser = Browser.require(house, console);
        java();
        if (step("npm ci", frontend, List.of("npm", "ci", "--no-audit", "--no-fund"))) {
            web();
            browser(browser);
        }
        console.plain(tally.toString());
        return tally.failed() == 0 ? 0 : 1;
    }

    /** --fail-at-end: one red service does not hide what the others say. */
    private void java() throws InterruptedException {
        var watch = new Stopwatch();
        var began = Instant.now();
        console.say("Java tests ...");
        int code = Tool.run(
                house.repository(),
                house.log("test-java"),
                Map.of(),
                List.of(house.module("mvnw").toString(), "-B", "-ntp", "--fail-at-end", "verify"));
        var reports = SurefireReports.since(began, house.repository());
        report("Java tests", watch, reports.tally().withExitCode(code));
        reports.failures().forEach(failure -> console.say("  failed: " + failure));
        reports.flaky().forEach(failure -> console.say("  flaky, passed at the second try: " + failure));
        reports.skippedWhy().forEach((why, times) -> console.say("  skipped: " + times + " of " + why));
        if (code != 0) {
            console.plain(Errors.in(house.log("test-java")));
        }
    }

    private void web() throws InterruptedException, IOException {
        step("lint", frontend, List.of("npm", "run", "lint"));
        step("API types", frontend, List.of("npm", "run", "api:check"));
        step("types", frontend, List.of("npm", "run", "types"));
        Path report = fresh("vitest.json");
        var watch = new Stopwatch();
        int code = Tool.run(
                frontend,
                house.log("test-web"),
                Map.of(),
                List.of("npm", "test", "--", "--reporter=default", "--reporter=json", "--outputFile.json=" + report));
        finish("web tests", watch, WebReports.vitest(report), code, house.log("test-web"));
        step("web page", frontend, List.of("npm", "run", "build"));
    }

    private void browser(Path chromium) throws InterruptedException, IOException {
        if (!Files.exists(frontend.resolve("playwright.config.ts"))) {
            return;
        }
        Path report = fresh("playwright.json");
        var watch = new Stopwatch();
        console.say("browser tests, on a Berth of their own ...");
        int code = Tool.run(
                frontend,
                house.log("test-browser"),
                Map.of("BERTH_CHROMIUM", chromium.toString(), "PLAYWRIGHT_JSON_OUTPUT_NAME", report.toString()),
                List.of("npm", "run", "e2e", "--", "--reporter=list,json"));
        finish("browser tests", watch, WebReports.playwright(report), code, house.log("test-browser"));
        WebReports.flaky(report).forEach(test -> console.say("  flaky, passed at the second try: " + test));
    }

    private boolean step(String name, Path directory, List<String> command) throws InterruptedException {
        var watch = new Stopwatch();
        Path log = house.log("test-" + name.replace(' ', '-'));
        int code = Tool.run(directory, log, Map.of(), command);
        finish(name, watch, Tally.NOTHING, code, log);
        return code == 0;
    }

    private void finish(String name, Stopwatch watch, Tally counted, int code, Path log) {
        report(name, watch, counted.withExitCode(code));
        if (code != 0) {
            console.plain(Tail.text(log, 60));
        }
    }

    private void report(String name, Stopwatch watch, Tally counted) {
        tally = tally.plus(counted);
        console.say(
                "%-16s %8s   %s".formatted(name, watch.seconds(), counted.equals(Tally.NOTHING) ? "fine" : counted));
    }

    private Path fresh(String report) throws IOException {
        Path file = house.run().resolve(report);
        Files.deleteIfExists(file);
        return file;
    }
}
