package dev.berth.local;

import java.time.Duration;

/** {@code ./berth down}: returns when nothing of it is left. */
final class Down {
    private final House house;
    private final Console console;

    Down(House house, Console console) {
        this.house = house;
        this.console = console;
    }

    int run() {
        var watch = new Stopwatch();
        var processes = new RunFile(house).read();
        // The supervisor first: asked to end, it ends the others in their order.
        int ended = Sweep.end(
                processes.stream()
                        .filter(one -> one.name().equals(RunFile.SUPERVISOR))
                        .toList(),
                Duration.ofSeconds(60));
        int left = Sweep.end(processes, Duration.ofSeconds(20));
        Workspaces.stop(house);
        console.plain(ended + left == 0 ? "Berth was not running." : "Berth is down (" + watch.seconds() + ").");
        return 0;
    }
}
