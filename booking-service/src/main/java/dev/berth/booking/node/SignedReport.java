package dev.berth.booking.node;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record of the topic as it came: bytes, and the signature over exactly these bytes.
 *
 * @param sentAt when it was published, by the clock of whoever published it: of the control plane for a link's report
 */
record SignedReport(UUID nodeId, byte[] value, byte[] signature, Instant sentAt) {
    static final String SIGNATURE = "berth-signature";
    /** A newer agent may say more than this service knows. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Null when it is no signed report at all. */
    static @Nullable SignedReport of(ConsumerRecord<String, byte[]> row) {
        Header header = row.headers().lastHeader(SIGNATURE);
        if (header == null || row.key() == null || row.value() == null) return null;
        try {
            return new SignedReport(
                    UUID.fromString(row.key()),
                    row.value(),
                    Base64.getDecoder().decode(header.value()),
                    Instant.ofEpochMilli(row.timestamp()));
        } catch (IllegalArgumentException nonsense) {
            return null;
        }
    }

    /** Null when it cannot be read, or speaks of another node than the one that signed. */
    @Nullable
    NodeReport read() {
        try {
            NodeReport report = JSON.readValue(value, NodeReport.class);
            return isWhole(report) && report.nodeId().equals(nodeId) ? report : null;
        } catch (JacksonException nonsense) {
            return null;
        }
    }

    /** JSON may leave out what the type promises. */
    @SuppressWarnings("ConstantValue")
    private static boolean isWhole(@Nullable NodeReport report) {
        return report != null
                && report.occurredAt() != null
                && report.node() != null
                && report.node().id() != null
                && report.node().agentVersion() != null
                && report.node().cores() > 0
                && report.node().memoryGb() > 0
                && report.observed().stream().allMatch(it -> it.bookingId() != null && it.state() != null);
    }
}
