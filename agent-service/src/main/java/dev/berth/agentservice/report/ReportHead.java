package dev.berth.agentservice.report;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What this service reads of a report; the rest is booking-service's. */
record ReportHead(
        @Nullable Reporter node,
        @Nullable Long epoch,
        @Nullable Long sequence) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Reporter(@Nullable UUID id) {}

    static Optional<ReportHead> read(String body) {
        try {
            return Optional.ofNullable(JSON.readValue(body, ReportHead.class));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    boolean isAbout(UUID nodeId) {
        return node != null && nodeId.equals(node.id());
    }

    boolean isOfEpoch(long expected) {
        return epoch != null && epoch == expected;
    }

    long sequenceOrZero() {
        return sequence == null ? 0 : sequence;
    }
}
