package dev.berth.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the steps of a test run took and found. Steps that run side by side report here from threads of their own. */
final class TestSteps {
    private record Step(String name, Duration took, Tally found) {
        @Override
        public String toString() {
            return "%-16s %9s   %s"
                    .formatted(name, Stopwatch.seconds(took), found.equals(Tally.NOTHING) ? "fine" : found);
        }
    }

    private final Console console;
    private final List<Step> steps = new ArrayList<>();

    TestSteps(Console console) {
        this.console = console;
    }

    synchronized void add(String name, Stopwatch watch, Tally found) {
        var step = new Step(name, watch.elapsed(), found);
        steps.add(step);
        console.say(step.toString());
    }

    /** Runs a program as a step of its own, and shows the end of its log when it fails. */
    boolean run(String name, House house, Path directory, List<String> command) throws InterruptedException {
        var watch = new Stopwatch();
        Path log = house.log("test-" + name.replace(' ', '-'));
        int code = Tool.run(directory, log, Map.of(), command);
        finish(name, watch, Tally.NOTHING, code, log);
        return code == 0;
    }

    void finish(String name, Stopwatch watch, Tally counted, int code, Path log) {
        add(name, watch, counted.withExitCode(code));
        if (code != 0) {
            console.plain(Tail.text(log, 60));
        }
    }

    synchronized Tally total() {
        return steps.stream().map(Step::found).reduce(Tally.NOTHING, Tally::plus);
    }

    /** A line per step, the longest first. */
    synchronized String table() {
        var lines = steps.stream()
                .sorted((one, other) -> other.took().compareTo(one.took()))
                .map(step -> "  " + step)
                .toList();
        return String.join("\n", lines);
    }
}
