package dev.berth.local;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code ./berth test}: everything that proves Berth, in one run and one sum.
 *
 * <p>The Java tests and the web's tests run side by side: each waits about half of its time for something to happen.
 */
final class TestRun {
    private static final long BOTH_NEED = 10L << 30;
    private static final int CORES_FOR_BOTH = 4;

    private final House house;
    private final Console console;
    private final TestSteps steps;
    private final JavaTests java;
    private final WebTests web;

    TestRun(House house, Console console) {
        this.house = house;
        this.console = console;
        this.steps = new TestSteps(console);
        this.java = new JavaTests(house, console, steps);
        this.web = new WebTests(house, console, steps);
    }

    int run() throws PartFailure, InterruptedException, IOException {
        var watch = new Stopwatch();
        Node.require();
        Path chromium = Browser.require(house, console);
        all(chromium);
        console.plain("");
        console.plain(steps.table());
        console.plain("  %-16s %9s".formatted("whole run", watch.seconds()));
        console.plain("  The slowest Java test classes:");
        java.slowest().forEach(slow -> console.say(slow.toString()));
        console.plain(steps.total().toString());
        return steps.total().failed() == 0 ? 0 : 1;
    }

    private void all(Path chromium) throws InterruptedException, IOException {
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> packages = lanes.submit(java::build);
            boolean page = web.checkAndBuild();
            boolean built = result(packages);
            Future<Boolean> javaTests = lanes.submit(() -> built && java.tests());
            web.unitTests();
            if (!hasRoomForBoth()) {
                result(javaTests);
            }
            if (page && built) {
                web.browserTests(chromium);
            }
            result(javaTests);
        }
        java.report();
    }

    /**
     * Two test JVMs, two sets of engines, a whole Berth and a browser. On two cores all of them together are no faster than one after the
     * other, and run into deadlines.
     */
    private static boolean hasRoomForBoth() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                && machine.getTotalMemorySize() >= BOTH_NEED
                && machine.getAvailableProcessors() >= CORES_FOR_BOTH;
    }

    private static <T> T result(Future<T> lane) throws InterruptedException {
        try {
            return lane.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
