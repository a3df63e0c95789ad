package dev.berth.local;

import dev.berth.engines.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stage Door, the portal to try Berth with; it is there when {@code BERTH_STAGE_DOOR} asks for it. */
final class StageDoorPart implements Part {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String MAIN = "dev.berth.portal.StageDoorMain";

    private final House house;
    private final int port;
    private volatile @Nullable ChildProcess process;

    StageDoorPart(House house, int port) {
        this.house = house;
        this.port = port;
    }

    static boolean isWanted(Map<String, String> environment) {
        return !environment.getOrDefault("BERTH_STAGE_DOOR", "").isBlank();
    }

    /** What sync-service is told so that it can read it. */
    static Map<String, String> settings(House house, int port) {
        Path how = house.module("deploy/portal/src/main/resources/stage-door.yml");
        return Map.of("BERTH_SYNC_PORTALS", "file:" + how, "BERTH_STAGE_DOOR_URL", Ports.loopback(port));
    }

    @Override
    public String name() {
        return "stage-door";
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
        return house.log(name());
    }

    @Override
    public void start() throws PartFailure, InterruptedException {
        var started = ChildProcess.start(new ChildProcess.Spec(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MAIN,
                        Integer.toString(port)),
                Map.of(),
                house.home(),
                log()));
        process = started;
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new PartFailure("it does not answer\n" + Tail.text(log(), 20));
            }
            Thread.sleep(100);
        }
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
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
        return ended == null ? "it was not started" : Ending.of(ended.exitCode(), log());
    }
}
