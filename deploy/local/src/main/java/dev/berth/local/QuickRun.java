package dev.berth.local;

import java.io.IOException;

/** {@code ./berth test --quick}: the fast tests of what changed. What it leaves out, {@code ./berth test} runs. */
final class QuickRun {
    private final House house;
    private final Console console;
    private final TestSteps steps;

    QuickRun(House house, Console console) {
        this.house = house;
        this.console = console;
        this.steps = new TestSteps(console);
    }

    int run() throws PartFailure, InterruptedException, IOException {
        var changed = ChangedFiles.in(house.repository());
        var java = new JavaTests(house, console, steps);
        var modules = changed.modules(java.modules());
        var sources = changed.below("frontend", ".ts", ".tsx");
        console.say(modules.isEmpty() ? "no Java module changed" : "changed: " + String.join(", ", modules));
        if (!modules.isEmpty()) {
            java.quickTests(modules);
            java.report();
        }
        if (!sources.isEmpty()) {
            Node.require();
            new WebTests(house, console, steps).related(sources);
        }
        console.plain(steps.total().toString());
        console.plain(
                "Left out: tests that need PostgreSQL, Kafka or Redis, races, the browser, and what did not change."
                        + " Everything: ./berth test");
        return steps.total().failed() == 0 ? 0 : 1;
    }
}
