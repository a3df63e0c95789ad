package dev.berth.local;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The Java side of {@code ./berth test}: compiled and packaged once, then tested. */
final class JavaTests {
    /** Nothing has changed since the build: only sources newer than their classes would be compiled again. */
    private static final String AS_BUILT = "-Dmaven.compiler.useIncrementalCompilation=false";

    /** The JUnit tags of tests that take long: they start PostgreSQL, Kafka or Redis, or need many tries. */
    private static final String SLOW = "engines,race";

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private static final int SLOWEST = 10;

    private final House house;
    private final Console console;
    private final TestSteps steps;
    private final Instant began = Instant.now();

    JavaTests(House house, Console console, TestSteps steps) {
        this.house = house;
        this.console = console;
        this.steps = steps;
    }

    /** Everything is compiled, checked and packaged here; the services' jars are those that the browser tests start. */
    boolean build() throws InterruptedException {
        var watch = new Stopwatch();
        console.say("building ...");
        int code = maven("test-build", List.of("-T1C", "package", "-DskipTests"));
        steps.add("Java build", watch, Tally.NOTHING.withExitCode(code));
        if (code != 0) {
            console.plain(Errors.in(house.log("test-build")));
        }
        return code == 0;
    }

    boolean tests() throws InterruptedException {
        return run("Java tests", "test-java", List.of("-T2", AS_BUILT));
    }

    /** The tests of these modules that need nothing but a JVM. */
    void quickTests(List<String> modules) throws InterruptedException {
        run(
                "Java tests",
                "test-quick",
                List.of(
                        "-T1C",
                        "-DexcludedGroups=" + SLOW,
                        "-pl",
                        String.join(",", modules),
                        "-am",
                        "-Dsurefire.failIfNoSpecifiedTests=false"));
    }

    /** The modules that the build lists, as their folders relative to the repository. */
    List<String> modules() throws IOException {
        return MODULE.matcher(Files.readString(house.module("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .filter(module -> Files.isDirectory(house.module(module).resolve("src")))
                .sorted()
                .toList();
    }

    /** What failed, and why what was skipped was skipped. */
    void report() {
        var reports = SurefireReports.since(began, house.repository());
        reports.failures().forEach(failure -> console.say("failed: " + failure));
        reports.skippedWhy().forEach((why, times) -> console.say("skipped: " + times + " of " + why));
    }

    List<SurefireReports.TestClass> slowest() {
        return SurefireReports.since(began, house.repository()).slowest(SLOWEST);
    }

    /** --fail-at-end: one red service does not hide what the others say. */
    private boolean run(String name, String log, List<String> options) throws InterruptedException {
        var watch = new Stopwatch();
        var runBegan = Instant.now();
        var arguments = new ArrayList<>(List.of("--fail-at-end", "test", "-Dspotless.check.skip=true"));
        arguments.addAll(options);
        int code = maven(log, arguments);
        var reports = SurefireReports.since(runBegan, house.repository());
        steps.add(name, watch, reports.tally().withExitCode(code));
        if (code != 0) {
            console.plain(Errors.in(house.log(log)));
        }
        return code == 0;
    }

    private int maven(String log, List<String> arguments) throws InterruptedException {
        var command = new ArrayList<>(List.of(house.module("mvnw").toString(), "-B", "-ntp"));
        command.addAll(arguments);
        return Tool.run(house.repository(), house.log(log), Map.of(), command);
    }
}
