package dev.berth.local;

import dev.berth.engines.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of Berth's own services, in a JVM of its own. */
final class ServicePart implements Part {
    /** Generous, for busy machines; a service that ends is noticed at once. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** Asked for at the start, since some of it is known only when other parts answer. */
    @FunctionalInterface
    interface Environment {
        Map<String, String> get() throws PartFailure, InterruptedException;
    }

    private final String name;
    private final int port;
    private final Set<String> needs;
    private final Application application;
    private final House house;
    private final Environment environment;
    private volatile @Nullable ChildProcess process;

    ServicePart(
            String name, int port, Set<String> needs, Application application, House house, Environment environment) {
        this.name = name;
        this.port = port;
        this.needs = needs;
        this.application = application;
        this.house = house;
        this.environment = environment;
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
    public Set<String> needs() {
        return needs;
    }

    @Override
    public Path log() {
        return house.log(name);
    }

    Application application() {
        return application;
    }

    @Override
    public void start() throws PartFailure, InterruptedException {
        keepLastLog();
        var started = ChildProcess.start(
                new ChildProcess.Spec(application.command(), environment.get(), house.home(), log()));
        process = started;
        long deadline = System.nanoTime() + LIMIT.toNanos();
        var health = new Health(false, "no answer");
        while (!health.up()) {
            if (!started.isAlive()) {
                throw new PartFailure("it ended with code " + started.exitCode() + "\n" + Tail.text(log(), 20));
            }
            if (System.nanoTime() > deadline) {
                throw new PartFailure("not healthy after " + LIMIT.toSeconds() + " s: " + health.said() + "\n"
                        + Tail.text(log(), 20));
            }
            Thread.sleep(100);
            health = Health.at(port);
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

    @Override
    public String ending() {
        var ended = process;
        return ended == null ? "it was not started" : ProcessEnd.of(ended.exitCode(), log());
    }

    Map<String, String> environment() throws PartFailure, InterruptedException {
        return environment.get();
    }

    private void keepLastLog() {
        try {
            if (Files.exists(log())) {
                Files.move(log(), house.log(name + ".last"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
