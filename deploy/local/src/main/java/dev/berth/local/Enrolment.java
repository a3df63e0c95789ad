package dev.berth.local;

import dev.berth.local.api.Api;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes this machine a node of its own house: the admin enrols it through the public API, once. */
final class Enrolment {
    private static final JsonMapper JSON = new JsonMapper();

    private final House house;
    private final Ports ports;
    private final Admin admin;

    Enrolment(House house, Ports ports, Admin admin) {
        this.house = house;
        this.ports = ports;
        this.admin = admin;
    }

    Path agentHome() {
        return house.data("agent");
    }

    /** The agent keeps who it is in this file once its token was redeemed. */
    boolean done() {
        return Files.exists(agentHome().resolve("identity.json"));
    }

    /** Empty before the enrolment. */
    String nodeId() {
        return done()
                ? JSON.readTree(agentHome().resolve("identity.json"))
                        .path("nodeId")
                        .asString("")
                : "";
    }

    String token() throws PartFailure, InterruptedException {
        try {
            var api =
                    Api.anonymous(URI.create(Ports.loopback(ports.gateway()))).signIn(admin.email(), admin.password());
            var answer = api.post("/api/v1/nodes/enrolments", JsonNodeFactory.instance.objectNode());
            if (!answer.ok()) {
                throw new PartFailure("this machine could not be enrolled as a node: " + answer.problem());
            }
            return answer.body().path("token").asString("");
        } catch (IOException e) {
            throw new PartFailure("this machine could not be enrolled as a node: " + e.getMessage());
        }
    }
}
