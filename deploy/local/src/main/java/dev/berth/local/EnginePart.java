package dev.berth.local;

import dev.berth.engines.Engine;
import dev.berth.engines.EngineFailure;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, Kafka or Redis. */
final class EnginePart implements Part {
    private final String name;
    private final int port;
    private final Path log;
    private final Supplier<Engine> starting;
    private volatile @Nullable Engine engine;

    EnginePart(String name, int port, Path log, Supplier<Engine> starting) {
        this.name = name;
        this.port = port;
        this.log = log;
        this.starting = starting;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public boolean isEngine() {
        return true;
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public void start() throws PartFailure {
        try {
            var before = engine;
            if (before == null) {
                engine = starting.get();
            } else {
                before.start();
            }
        } catch (EngineFailure e) {
            throw new PartFailure(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void stop() {
        var running = engine;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isAlive() {
        var running = engine;
        return running != null && running.isAlive();
    }

    @Override
    public long pid() {
        var running = engine;
        return running == null ? 0 : running.pid();
    }

    @Override
    public String ending() {
        return "it ended\n" + Tail.text(log, 5);
    }
}
