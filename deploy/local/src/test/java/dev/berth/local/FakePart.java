package dev.berth.local;

import dev.berth.engines.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part that is a real process and nothing else; "broken" parts end at once with a last word. */
final class FakePart implements Part {
    private final String name;
    private final Set<String> needs;
    private final House house;
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
    public Set<String> needs() {
        return needs;
    }

    @Override
    public Path log() {
        return house.log(name);
    }

    @Override
    public void start() throws PartFailure, InterruptedException {
        boolean broken = name.startsWith("broken");
        var command = broken ? "sleep 0.3; echo no such table; exit 1" : "exec sleep 1000";
        var started = ChildProcess.start(
                new ChildProcess.Spec(List.of("/bin/sh", "-c", command), Map.of(), house.home(), log()));
        process = started;
        if (broken) {
            throw new PartFailure("it ended with code " + started.join() + "\n" + Tail.text(log(), 5));
        }
        if (name.startsWith("slow")) {
            Thread.sleep(60_000);
        }
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
}
