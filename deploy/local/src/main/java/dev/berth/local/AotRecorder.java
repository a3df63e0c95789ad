package dev.berth.local;

import dev.berth.engines.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the services' AOT caches after a first start, behind everybody's back: it takes the processor only when nobody
 * else wants it, so the first start is not slowed and the next is quick.
 */
final class AotRecorder {
    private final House house;
    private final List<ServicePart> services;
    private boolean stopped;
    private @Nullable ChildProcess running;

    AotRecorder(House house, List<ServicePart> services) {
        this.house = house;
        this.services = services;
    }

    void recordMissing() {
        if ("off".equals(System.getenv("BERTH_AOT_CACHE"))) {
            return; // for a Berth that is started once and thrown away
        }
        try {
            for (ServicePart service : services) {
                if (!service.application().hasCache()) {
                    record(service);
                }
            }
        } catch (PartFailure e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void stop() {
        stopped = true;
        if (running != null) {
            running.kill();
        }
    }

    private void record(ServicePart service) throws PartFailure, InterruptedException {
        var application = service.application();
        Path notes = application.cache().resolveSibling("app.aotconf");
        Path fresh = application.cache().resolveSibling("app.aot.new");
        var environment = new HashMap<>(service.environment());
        environment.put("BERTH_PORT", "0");
        if (run(service, environment, application.recording(notes))
                && run(service, Map.of(), application.assembling(notes, fresh))) {
            try {
                Files.move(fresh, application.cache(), StandardCopyOption.ATOMIC_MOVE);
                Files.deleteIfExists(notes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private boolean run(ServicePart service, Map<String, String> environment, List<String> command)
            throws InterruptedException {
        var spec = new ChildProcess.Spec(
                politely(command),
                environment,
                house.home(),
                house.log("aot-" + service.name()),
                "KILL",
                Duration.ZERO);
        ChildProcess process;
        synchronized (this) {
            if (stopped) {
                return false;
            }
            process = ChildProcess.start(spec);
            running = process;
        }
        return process.join() == 0;
    }

    private static List<String> politely(List<String> command) {
        var polite = new ArrayList<>(List.of("nice", "-n", "19"));
        polite.addAll(command);
        return polite;
    }
}
