package dev.berth.local.simulation;

import dev.berth.portal.LibCal;
import dev.berth.portal.StageDoor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Everything simulated, inside the supervisor: beside its JVM that costs a few megabytes, in one of its own it would cost sixty.
 * Nothing of Berth needs it, so what cannot start is written into the journal and left out.
 */
public final class Simulation {
    /** Where the parts answer, on loopback. */
    public record Places(int stageDoor, int libCal, int workspaceNotice, URI gateway, Path folder) {}

    private Simulation() {}

    /** Ends with its process. */
    @SuppressWarnings("resource")
    public static void start(Places places, Clock clock, Consumer<String> journal) {
        try {
            var unused = new StageDoor(places.stageDoor()).openToAnybody();
            var alsoUnused = new LibCal(places.libCal(), clock);
            var notice = new WorkspaceNotice(places.workspaceNotice());
            var simulator = new NodeSimulator(
                    new SimulatedNodes(places.folder()),
                    () -> new WebSocketNodeLink(places.gateway(), notice.port(), journal),
                    clock,
                    notice.port(),
                    journal);
            Thread.ofPlatform().daemon().name("simulated-nodes").start(simulator);
        } catch (RuntimeException e) {
            journal.accept("The demo's portal and simulated nodes do not run: " + e.getMessage());
        }
    }
}
