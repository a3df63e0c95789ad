package dev.berth.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The web side of {@code ./berth test}: lint, types, unit tests, the built page, and the browser tests. */
final class WebTests {
    private final House house;
    private final Console console;
    private final TestSteps steps;
    private final Path frontend;

    WebTests(House house, Console console, TestSteps steps) {
        this.house = house;
        this.console = console;
        this.steps = steps;
        this.frontend = house.module("frontend");
    }

    /** Returns whether there is something to test. */
    boolean checkAndBuild() throws InterruptedException {
        if (!step("npm ci", "ci", "--no-audit", "--no-fund")) {
            return false;
        }
        step("lint", "run", "lint");
        step("API types", "run", "api:check");
        step("types", "run", "types");
        var began = Instant.now();
        boolean built = step("web page", "run", "build");
        if (built) {
            Staleness.markBuilt(frontend.resolve("dist/index.html"), began);
        }
        return built;
    }

    void unitTests() throws InterruptedException, IOException {
        Path report = fresh("vitest.json");
        var watch = new Stopwatch();
        int code = Tool.run(
                frontend,
                house.log("test-web"),
                Map.of(),
                List.of("npm", "test", "--", "--reporter=default", "--reporter=json", "--outputFile.json=" + report));
        steps.finish("web tests", watch, WebReports.vitest(report), code, house.log("test-web"));
    }

    /** The unit tests that import one of these files, the types and the lint. */
    void related(List<String> sources) throws InterruptedException, IOException {
        if (!Files.isDirectory(frontend.resolve("node_modules")) && !step("npm ci", "ci", "--no-audit", "--no-fund")) {
            return;
        }
        step("lint", "run", "lint");
        step("types", "run", "types");
        Path report = fresh("vitest.json");
        var command = new ArrayList<>(List.of(
                "npx",
                "vitest",
                "related",
                "--run",
                "--reporter=default",
                "--reporter=json",
                "--outputFile.json=" + report));
        command.addAll(sources);
        var watch = new Stopwatch();
        int code = Tool.run(frontend, house.log("test-web"), Map.of(), command);
        steps.finish("web tests", watch, WebReports.vitest(report), code, house.log("test-web"));
    }

    void browserTests(Path chromium) throws InterruptedException, IOException {
        Path report = fresh("playwright.json");
        var watch = new Stopwatch();
        console.say("browser tests, on a Berth of their own ...");
        int code = Tool.run(
                frontend,
                house.log("test-browser"),
                Map.of("BERTH_CHROMIUM", chromium.toString(), "PLAYWRIGHT_JSON_OUTPUT_NAME", report.toString()),
                List.of("npm", "run", "e2e", "--", "--reporter=list,json"));
        steps.finish("browser tests", watch, WebReports.playwright(report), code, house.log("test-browser"));
        WebReports.flaky(report).forEach(test -> console.say("flaky, passed at the second try: " + test));
    }

    private boolean step(String name, String... npm) throws InterruptedException {
        var command = new ArrayList<>(List.of("npm"));
        command.addAll(List.of(npm));
        return steps.run(name, house, frontend, command);
    }

    private Path fresh(String report) throws IOException {
        Path file = house.run().resolve(report);
        Files.deleteIfExists(file);
        return file;
    }
}
