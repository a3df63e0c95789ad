package dev.berth.local.demo;

import dev.berth.local.api.Api;
import dev.berth.local.simulation.SimulatedNode;
import dev.berth.local.simulation.SimulatedNodes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Machines of a campus, enrolled as real ones are; the supervisor keeps them online. */
final class Nodes {
    /** By which the demo books this machine's own node. */
    static final String OWN_TAG = "this-machine";

    private static final Duration ONLINE_WITHIN = Duration.ofSeconds(40);

    private record Machine(String name, String site, List<String> tags, int cores, int memoryGb, String gpu, int gpus) {
        List<SimulatedNode.Gpu> cards() {
            return Stream.generate(() -> new SimulatedNode.Gpu("GPU-" + UUID.randomUUID(), gpu))
                    .limit(gpus)
                    .toList();
        }
    }

    private static final List<Machine> MACHINES = List.of(
            new Machine("heron", "library", List.of("cpu"), 16, 64, "", 0),
            new Machine("kestrel", "physics", List.of("gpu", "cuda"), 32, 256, "NVIDIA L40S", 4),
            new Machine("osprey", "physics", List.of("gpu", "cuda"), 24, 128, "NVIDIA RTX A5000", 2),
            new Machine("plover", "computing", List.of("gpu", "cuda", "large"), 48, 384, "NVIDIA A100", 4));

    private final Api asAdmin;
    private final Api anonymous;
    private final SimulatedNodes simulated;
    private final Consumer<String> say;

    Nodes(Api asAdmin, Api anonymous, SimulatedNodes simulated, Consumer<String> say) {
        this.asAdmin = asAdmin;
        this.anonymous = anonymous;
        this.simulated = simulated;
        this.say = say;
    }

    /** Written down one by one, so that a demo that is cut off makes none of them twice. */
    List<SimulatedNode> enrol() throws IOException, InterruptedException {
        var nodes = new ArrayList<>(simulated.read());
        for (Machine machine : MACHINES) {
            if (nodes.stream().noneMatch(it -> it.name().equals(machine.name()))) {
                nodes.add(enrol(machine));
                simulated.write(nodes);
                say.accept("node         " + machine.name() + " (simulated)");
            }
        }
        return List.copyOf(nodes);
    }

    private SimulatedNode enrol(Machine machine) throws IOException, InterruptedException {
        var invitation = asAdmin.post("/api/v1/nodes/enrolments", JsonNodeFactory.instance.objectNode())
                .orThrow();
        var keys = SimulatedNode.newKey();
        var cards = machine.cards();
        var request = JsonNodeFactory.instance
                .objectNode()
                .put("token", invitation.body().path("token").asString(""))
                .put("name", machine.name())
                .put("site", machine.site())
                .put("publicKey", base64(keys.getPublic().getEncoded()))
                .put("agentVersion", SimulatedNode.AGENT_VERSION)
                .put("cores", machine.cores())
                .put("memoryGb", machine.memoryGb());
        Stream.concat(machine.tags().stream(), Stream.of(SimulatedNode.TAG)).forEach(request.putArray("tags")::add);
        var gpus = request.putArray("gpus");
        cards.forEach(it -> gpus.addObject().put("uuid", it.uuid()).put("model", it.model()));
        var redeemed =
                anonymous.post("/api/v1/nodes/enrolments/redeem", request).orThrow();
        return new SimulatedNode(
                UUID.fromString(redeemed.body().path("nodeId").asString("")),
                machine.name(),
                machine.cores(),
                machine.memoryGb(),
                cards,
                base64(keys.getPrivate().getEncoded()));
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    /** Until what is booked can be placed on them; a node that stays away is left to who looks at the list of nodes. */
    void awaitOnline(List<SimulatedNode> nodes) throws IOException, InterruptedException {
        var ids = nodes.stream().map(it -> it.id().toString()).toList();
        long deadline = System.nanoTime() + ONLINE_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            long online = all().filter(it -> ids.contains(it.path("id").asString("")))
                    .filter(it -> it.path("status").asString("").equals("online"))
                    .count();
            if (online == ids.size()) {
                return;
            }
            Thread.sleep(300);
        }
        say.accept("The simulated nodes are not online yet; ./berth logs supervisor says why.");
    }

    /** Gives this machine's own node a tag by which it can be booked. */
    void tagOwn(String ownNode) throws IOException, InterruptedException {
        for (JsonNode node :
                all().filter(it -> it.path("id").asString("").equals(ownNode)).toList()) {
            var tags =
                    node.path("tags").valueStream().map(it -> it.asString("")).toList();
            if (!tags.contains(OWN_TAG)) {
                var change = JsonNodeFactory.instance.objectNode();
                var changed = change.putArray("tags");
                tags.forEach(changed::add);
                changed.add(OWN_TAG);
                asAdmin.patch("/api/v1/nodes/" + ownNode, change).orThrow();
            }
        }
    }

    private Stream<JsonNode> all() throws IOException, InterruptedException {
        return asAdmin.get("/api/v1/nodes?limit=200")
                .orThrow()
                .body()
                .path("items")
                .valueStream();
    }
}
