package dev.berth.agent.enrolment;

import dev.berth.agent.AgentSettings;
import dev.berth.agent.controlplane.ControlPlane;
import dev.berth.agent.hardware.Gpu;
import dev.berth.agent.hardware.Hardware;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Hands in the one-time token, with what the control plane has to know of this node. */
public final class RedeemCall {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofSeconds(10);

    record Body(
            String token,
            String name,
            String site,
            List<String> tags,
            @Nullable String mac,
            String publicKey,
            String agentVersion,
            int cores,
            int memoryGb,
            List<Gpu> gpus) {}

    record Answer(@Nullable UUID nodeId) {}

    private final AgentSettings settings;
    private final Hardware hardware;
    private final NodeKey key;
    private final AgentVersion version;
    private final ControlPlane controlPlane;

    public RedeemCall(
            AgentSettings settings, Hardware hardware, NodeKey key, AgentVersion version, ControlPlane controlPlane) {
        this.settings = settings;
        this.hardware = hardware;
        this.key = key;
        this.version = version;
        this.controlPlane = controlPlane;
    }

    Redemption redeem() throws InterruptedException {
        return switch (controlPlane.post("/api/v1/nodes/enrolments/redeem", body(), LONGEST)) {
            case ControlPlane.Answer.Ok it -> enrolled(it.body());
            case ControlPlane.Answer.Refused it -> new Redemption.Refused(it.status(), it.body());
            case ControlPlane.Answer.Unreachable it -> new Redemption.Unreachable(it.why());
        };
    }

    private static Redemption enrolled(byte[] answer) {
        try {
            UUID node = JSON.readValue(answer, Answer.class).nodeId();
            return node == null
                    ? new Redemption.Unreachable("The answer names no node")
                    : new Redemption.Enrolled(node);
        } catch (JacksonException garbled) {
            return new Redemption.Unreachable("The answer cannot be read: " + garbled.getMessage());
        }
    }

    private Body body() {
        AgentSettings.Node node = settings.node();
        return new Body(
                settings.enrolmentToken(),
                node.name().isBlank() ? Hardware.hostName() : node.name(),
                node.site(),
                node.tags(),
                hardware.mac().orElse(null),
                key.publicKeyBase64(),
                version.value(),
                hardware.cores(),
                hardware.memoryGb(),
                hardware.gpus());
    }
}
