package dev.berth.local;

import dev.berth.local.simulation.Simulation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The process that stays. Until it is told to stay, it lives only as long as whoever started it: its standard input is a
 * pipe from there, and when that closes early everything is stopped again.
 */
final class SupervisorMain {
    static final String READY = "@ready";
    static final String STAY = "stay";
    static final int ALREADY_RUNNING = 3;

    private SupervisorMain() {}

    public static void main(String[] args) throws InterruptedException {
        var house = House.here();
        var ports = Ports.from(System.getenv());
        var parts = new Parts(
                        house,
                        ports,
                        Admin.from(System.getenv(), house),
                        WorkspaceRuntime.from(System.getenv(), Docker.answers()))
                .all();
        simulate(house, ports);
        System.exit(run(house, parts, () -> Workspaces.stop(house)));
    }

    /** It ends with this process. */
    private static void simulate(House house, Ports ports) {
        var places = new Simulation.Places(
                ports.stageDoor(),
                ports.libCal(),
                ports.workspaceNotice(),
                URI.create(Ports.loopback(ports.gateway())),
                house.data("demo"));
        Simulation.start(places, Clock.systemUTC(), new Console(System.err)::plain);
    }

    static int run(House house, List<Part> parts, Runnable atTheEnd) throws InterruptedException {
        var runFile = new RunFile(house);
        if (!runFile.hold()) {
            return ALREADY_RUNNING;
        }
        var console = new Console(System.out);
        var supervisor = new Supervisor(parts, runFile, console, new Console(System.err), atTheEnd);
        var recorder = new AotRecorder(house, services(parts));
        var archive = new AgentArchive(house, new Console(System.err));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            recorder.stop();
            supervisor.letEnd();
        }));
        var stay = new CompletableFuture<Boolean>();
        Thread.ofPlatform().daemon().start(() -> {
            stay.complete(toldToStay());
            if (!stay.join()) {
                supervisor.letEnd();
            }
        });
        if (!supervisor.start()) {
            return 1;
        }
        console.plain(READY);
        stay.thenAccept(told -> {
            if (told) {
                Thread.ofVirtual().start(() -> prepareForLater(archive, recorder));
            }
        });
        supervisor.keep();
        return 0;
    }

    /** What neither this start nor its first visitors wait for. Left out where Berth is started once and thrown away. */
    private static void prepareForLater(AgentArchive archive, AotRecorder recorder) {
        if ("off".equals(System.getenv("BERTH_AOT_CACHE"))) {
            return;
        }
        try {
            archive.makeIfStale();
            recorder.recordMissing();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean toldToStay() {
        try {
            var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return STAY.equals(input.readLine());
        } catch (IOException e) {
            return false;
        }
    }

    private static List<ServicePart> services(List<Part> parts) {
        return parts.stream()
                .filter(ServicePart.class::isInstance)
                .map(ServicePart.class::cast)
                .toList();
    }
}
