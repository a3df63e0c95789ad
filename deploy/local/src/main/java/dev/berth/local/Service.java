package dev.berth.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Berth's own services and the folders of their code. */
enum Service {
    BOOKING("booking-service", Heap.USUAL),
    AVAILABILITY("availability-service", Heap.USUAL),
    FEED("calendar-feed-service", Heap.USUAL),
    SYNC("sync-service", Heap.SMALL),
    GATEWAY("gateway", Heap.FOR_RUSHES),
    AGENT_SERVICE("agent-service", Heap.SMALL),
    /** This machine's own node. */
    AGENT("agent-service/agent", Heap.OF_A_NODE);

    private final String module;
    private final List<String> heap;

    Service(String module, List<String> heap) {
        this.module = module;
        this.heap = heap;
    }

    /** Room to grow: with little more than what they keep, services would do nothing but collect garbage. */
    private interface Heap {
        List<String> USUAL = List.of("-Xms256m", "-Xmx512m");
        /** What is made for one call after another needs little space to be thrown away in. */
        List<String> SMALL = List.of("-Xms256m", "-Xmx512m", "-Xmn64m");
        /** The agent shares its machine with people's workspaces. */
        List<String> OF_A_NODE = List.of("-Xms16m", "-Xmx64m", "-XX:ReservedCodeCacheSize=32m");
        /** A thousand calls at once find room among what is young: taken for old, they would lie in the way until all is swept. */
        List<String> FOR_RUSHES = List.of("-Xms320m", "-Xmx512m", "-Xmn192m", "-XX:SurvivorRatio=2");
    }

    /** The agent is plain Java in one jar: it starts quickly by itself, and nothing has to be unpacked. */
    boolean isSpringBoot() {
        return this != AGENT;
    }

    List<String> heap() {
        return heap;
    }

    String module() {
        return module;
    }

    /** The name of the built jar, without its version: the module's own folder says it. */
    String artifact() {
        return "berth-" + Path.of(module).getFileName();
    }

    String part() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static boolean isPart(String name) {
        for (Service service : values()) {
            if (service.part().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
