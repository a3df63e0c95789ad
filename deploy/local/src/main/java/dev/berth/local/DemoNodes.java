package dev.berth.local;

import java.io.IOException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;

/** Machines of a campus, enrolled as real ones are. Nobody runs their agents, so they soon show as offline. */
final class DemoNodes {
    private record Machine(
            String name, String site, List<String> tags, int cores, int memoryGb, String gpu, int gpus) {}

    private static final List<Machine> MACHINES = List.of(
            new Machine("heron", "library", List.of("cpu"), 16, 64, "", 0),
            new Machine("kestrel", "physics", List.of("gpu", "cuda"), 32, 256, "NVIDIA L40S", 4),
            new Machine("osprey", "physics", List.of("gpu", "cuda"), 24, 128, "NVIDIA RTX A5000", 2));

    private final Api asAdmin;
    private final Api anonymous;
    private final Console console;

    DemoNodes(Api asAdmin, Api anonymous, Console console) {
        this.asAdmin = asAdmin;
        this.anonymous = anonymous;
        this.console = console;
    }

    void enrol() throws IOException, InterruptedException, PartFailure {
        var there = Demo.require(asAdmin.get("/api/v1/nodes?limit=200"))
                .body()
                .path("items")
                .findValuesAsString("name");
        for (Machine machine : MACHINES) {
            if (!there.contains(machine.name())) {
                enrol(machine);
            }
        }
    }

    private void enrol(Machine machine) throws IOException, InterruptedException, PartFailure {
        var invitation = Demo.require(asAdmin.post("/api/v1/nodes/enrolments", JsonNodeFactory.instance.objectNode()));
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("token", invitation.body().path("token").asString(""))
                .put("name", machine.name())
                .put("site", machine.site())
                .put("publicKey", publicKey())
                .put("agentVersion", "demo")
                .put("cores", machine.cores())
                .put("memoryGb", machine.memoryGb());
        machine.tags().forEach(node.putArray("tags")::add);
        var gpus = node.putArray("gpus");
        for (int i = 0; i < machine.gpus(); i++) {
            gpus.addObject().put("uuid", "GPU-" + UUID.randomUUID()).put("model", machine.gpu());
        }
        Demo.require(anonymous.post("/api/v1/nodes/enrolments/redeem", node));
        console.say("node         " + machine.name() + " (offline: no machine is behind it)");
    }

    private static String publicKey() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
