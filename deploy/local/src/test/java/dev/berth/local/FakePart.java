package dev.berth.local;

import dev.berth.engines.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A part that is a real process and nothing else. Its name says how it behaves: "broken" parts never start, "brief" ones
 * start and end soon after, "slow" ones take long, "slow-again" ones only from the second start on.
 */
final class FakePart implements Part {
    private final String name;
    private final Set<String> needs;
    private final House house;
    private final List<ProcessHandle> unhealthy = new CopyOnWriteArrayList<>();
    private volatile int unhealthyStarts;
    private volatile @Nullable ChildProcess process;

    FakePart(String name, Set<String> needs, House house) {
        this.name = name;
        this.needs = needs;
        this.house = house;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return 1;
    }

    @Override
    public boolean isEngine() {
        return name.equals("engine");
    }

    @Override
    public Set<String> needs() {
        return needs;
    }

    @Override
    public Path log() {
        return house.log(name);
    }

    @Override
    public void start() throws PartFailure, InterruptedException {
        boolean again = process != null;
        boolean broken = name.startsWith("broken");
        var command = broken
                ? "sleep 0.3; echo no such table; exit 1"
                : name.startsWith("brief") ? "echo out of luck; exit 7" : "exec sleep 1000";
        var started = ChildProcess.start(
                new ChildProcess.Spec(List.of("/bin/sh", "-c", command), Map.of(), house.home(), log()));
        process = started;
        if (broken) {
            throw new PartFailure("it ended with code " + started.join() + "\n" + Tail.text(log(), 5));
        }
        if (unhealthyStarts > 0) {
            unhealthyStarts--;
            unhealthy.add(ProcessHandle.of(started.pid()).orElseThrow());
            throw new PartFailure("not healthy");
        }
        if (name.startsWith("slow-again") ? again : name.startsWith("slow")) {
            Thread.sleep(60_000);
        }
    }

    /** Their processes live, and nobody gets an answer from them. */
    void failHealthAtNextStarts(int starts) {
        unhealthyStarts = starts;
    }

    List<ProcessHandle> unhealthy() {
        return unhealthy;
    }

    @Override
    public void stop() {
        var running = process;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isAlive() {
        var running = process;
        return running != null && running.isAlive();
    }

    @Override
    public long pid() {
        var running = process;
        return running == null ? 0 : running.pid();
    }

    @Override
    public String ending() {
        var ended = process;
        return ended == null ? "it was not started" : ProcessEnd.of(ended.exitCode(), log());
    }
}
