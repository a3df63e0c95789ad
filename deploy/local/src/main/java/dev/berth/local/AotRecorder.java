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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/**
 * Makes the services' AOT caches after a first start, two at a time and at the lowest priority: it takes the processors
 * only when nothing else wants them, so the first start is not slowed and the next is quick.
 */
final class AotRecorder {
    private static final int AT_ONCE = 2;

    private final House house;
    private final Queue<ServicePart> waiting;
    private final Set<ChildProcess> running = new HashSet<>();
    private boolean stopped;

    AotRecorder(House house, List<ServicePart> services) {
        this.house = house;
        this.waiting = new ConcurrentLinkedQueue<>(services);
    }

    void recordMissing() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < AT_ONCE; n++) {
                threads.submit(this::recordWaiting);
            }
        }
    }

    private void recordWaiting() {
        try {
            for (var service = waiting.poll(); service != null; service = waiting.poll()) {
                if (service.application().lacksCache()) {
                    record(service);
                }
            }
        } catch (PartFailure e) {
            System.err.println("No AOT cache was made: " + e.getMessage()); // into the supervisor's log
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void stop() {
        stopped = true;
        running.forEach(ChildProcess::kill);
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
            running.add(process);
        }
        int code = process.join();
        synchronized (this) {
            running.remove(process);
        }
        return code == 0;
    }

    private static List<String> politely(List<String> command) {
        var polite = new ArrayList<>(List.of("nice", "-n", "19"));
        polite.addAll(command);
        return polite;
    }
}
