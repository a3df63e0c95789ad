package dev.berth.local;

import java.util.Map;

/** Every port of the house, moved by BERTH_PORT_OFFSET so that a second house can stand beside the first. */
record Ports(int offset) {
    Ports {
        if (offset < 0 || offset > 40_000) {
            throw new IllegalArgumentException("BERTH_PORT_OFFSET is a number from 0 to 40000, not " + offset);
        }
    }

    static Ports from(Map<String, String> environment) {
        String offset = environment.getOrDefault("BERTH_PORT_OFFSET", "0");
        try {
            return new Ports(Integer.parseInt(offset));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("BERTH_PORT_OFFSET is a number from 0 to 40000, not " + offset);
        }
    }

    int gateway() {
        return 8080 + offset;
    }

    int booking() {
        return 8081 + offset;
    }

    int availability() {
        return 8082 + offset;
    }

    int sync() {
        return 8083 + offset;
    }

    int feed() {
        return 8084 + offset;
    }

    /** Of the portal to try Berth with. */
    int stageDoor() {
        return 8085 + offset;
    }

    int agentService() {
        return 8086 + offset;
    }

    /** Of the LibCal to try Berth with. */
    int libCal() {
        return 8087 + offset;
    }

    /** Of the page that stands for every simulated workspace. */
    int workspaceNotice() {
        return 8088 + offset;
    }

    /** Of this machine's own node. */
    int agent() {
        return 8090 + offset;
    }

    int postgres() {
        return 15432 + offset;
    }

    int kafka() {
        return 19092 + offset;
    }

    int redis() {
        return 16379 + offset;
    }

    String publicUrl() {
        return "http://localhost:" + gateway();
    }

    /** The workspaces' own origins are below this name; browsers know that *.localhost is this machine. */
    String workspaceDomain() {
        return "w.localhost:" + gateway();
    }

    static String loopback(int port) {
        return "http://127.0.0.1:" + port;
    }
}
