package dev.berth.agentservice.link;

import dev.berth.agentservice.report.Report;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A message of the agent. */
sealed interface Message {
    JsonMapper JSON = JsonMapper.builder().build();
    /** Far beyond any time in milliseconds; above it an epoch could not grow any more. */
    long GREATEST_EPOCH = 1L << 52;

    /**
     * The answer to the challenge.
     *
     * @param lastEpoch of the node's last link; 0 when it had none
     */
    record Hello(UUID nodeId, long lastEpoch, String signature) implements Message {
        String signedText(String nonce) {
            return "berth-node-link\n" + nonce + "\n" + nodeId + "\n" + lastEpoch;
        }
    }

    record Reported(Report report) implements Message {}

    /** Of a newer agent; it is passed over. */
    record Unknown() implements Message {}

    record Malformed() implements Message {}

    static Message parse(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            return switch (string(tree, "type")) {
                case "hello" -> hello(tree);
                case "report" -> new Reported(new Report(string(tree, "body"), string(tree, "signature")));
                default -> new Unknown();
            };
        } catch (JacksonException | IllegalArgumentException malformed) {
            return new Malformed();
        }
    }

    private static Hello hello(JsonNode tree) {
        long lastEpoch = tree.path("lastEpoch").asLong(0);
        if (lastEpoch < 0 || lastEpoch > GREATEST_EPOCH) {
            throw new IllegalArgumentException("There is no such epoch");
        }
        return new Hello(UUID.fromString(string(tree, "nodeId")), lastEpoch, string(tree, "signature"));
    }

    private static String string(JsonNode tree, String field) {
        JsonNode value = tree.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value.stringValue();
    }
}
