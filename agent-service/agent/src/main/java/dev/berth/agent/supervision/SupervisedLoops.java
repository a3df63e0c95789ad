package dev.berth.agent.supervision;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Every supervised loop of this process, so that the health knows them all. */
public final class SupervisedLoops {
    private final List<SupervisedLoop> loops = new CopyOnWriteArrayList<>();

    /** Starts a loop; whoever asked for it closes it with {@link #close}. */
    public SupervisedLoop start(String name, SupervisedLoop.Round round) {
        return start(new SupervisedLoop(name, round));
    }

    /** @param longestPause what the doubling pause after a failure never exceeds */
    public SupervisedLoop start(String name, Duration longestPause, SupervisedLoop.Round round) {
        return start(new SupervisedLoop(name, longestPause, round));
    }

    /** Starts a loop for a task that ends; no round follows once it is done. */
    public SupervisedLoop startUntil(
            BooleanSupplier done, String name, Duration longestPause, SupervisedLoop.Round round) {
        return start(new SupervisedLoop(name, longestPause, round, done));
    }

    private SupervisedLoop start(SupervisedLoop loop) {
        loops.add(loop);
        return loop.start();
    }

    public void close(SupervisedLoop loop) {
        loop.close();
        loops.remove(loop);
    }

    /** The loops whose last round failed, with the reason. */
    public Map<String, String> troubles() {
        Map<String, String> troubles = new LinkedHashMap<>();
        loops.forEach(it -> it.trouble().ifPresent(why -> troubles.put(it.name(), why)));
        return troubles;
    }
}
