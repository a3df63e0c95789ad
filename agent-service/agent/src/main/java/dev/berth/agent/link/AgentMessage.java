package dev.berth.agent.link;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** What the agent sends over the link. */
sealed interface AgentMessage {
    JsonMapper JSON = JsonMapper.builder().build();

    String type();

    record Hello(String type, UUID nodeId, int protocol, String agentVersion, long lastEpoch, String signature)
            implements AgentMessage {
        static Hello of(UUID nodeId, int protocol, String agentVersion, long lastEpoch, String signature) {
            return new Hello("hello", nodeId, protocol, agentVersion, lastEpoch, signature);
        }

        /** The bytes that prove to the service which node this is, for this one connection. */
        static byte[] signed(String nonce, UUID nodeId, long lastEpoch) {
            return ("berth-node-link\n" + nonce + "\n" + nodeId + "\n" + lastEpoch).getBytes(StandardCharsets.UTF_8);
        }
    }

    record Report(String type, String body, String signature) implements AgentMessage {
        static Report of(String body, String signature) {
            return new Report("report", body, signature);
        }
    }

    default String json() {
        return JSON.writeValueAsString(this);
    }
}
