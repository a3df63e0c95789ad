package dev.berth.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Found before anything is built or started, and all at once. */
final class TakenPorts {
    private TakenPorts() {}

    static void refuse(Ports ports) throws PartFailure {
        var wanted = new LinkedHashMap<String, Integer>();
        wanted.put("gateway", ports.gateway());
        wanted.put("booking", ports.booking());
        wanted.put("availability", ports.availability());
        wanted.put("sync", ports.sync());
        wanted.put("feed", ports.feed());
        wanted.put("stage-door", ports.stageDoor());
        wanted.put("libcal", ports.libCal());
        wanted.put("workspace-notice", ports.workspaceNotice());
        wanted.put("agent-service", ports.agentService());
        wanted.put("agent", ports.agent());
        wanted.put("postgres", ports.postgres());
        wanted.put("kafka", ports.kafka());
        wanted.put("redis", ports.redis());
        refuse(wanted);
    }

    static void refuse(Map<String, Integer> wanted) throws PartFailure {
        var taken = wanted.entrySet().stream()
                .filter(entry -> isTaken(entry.getValue()))
                .map(entry -> entry.getValue() + " (" + entry.getKey() + ")")
                .toList();
        if (!taken.isEmpty()) {
            throw new PartFailure("Taken by another program: port " + String.join(", ", taken)
                    + ". Stop it, or move all of Berth's ports, for example by BERTH_PORT_OFFSET=1000");
        }
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // or the port of a server that has just ended counts as taken
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
