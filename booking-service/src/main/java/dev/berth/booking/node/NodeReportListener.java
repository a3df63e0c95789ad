package dev.berth.booking.node;

import dev.berth.booking.node.TakeReport.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Reads what the agents report. A record that is no good is counted and passed over: it must not hold up the others. */
@Component
class NodeReportListener {
    private static final Logger log = LoggerFactory.getLogger(NodeReportListener.class);

    private final TakeReport takeReport;
    private final MeterRegistry meters;

    NodeReportListener(TakeReport takeReport, MeterRegistry meters) {
        this.takeReport = takeReport;
        this.meters = meters;
    }

    @KafkaListener(
            id = "node-reports",
            idIsGroup = false,
            groupId = "${berth.nodes.consumer-group:booking-service}",
            topics = ReportsTopic.NAME,
            properties = {
                "value.deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer",
                "auto.offset.reset=earliest",
                // A replica that is killed hands its nodes over before they count as silent.
                "session.timeout.ms=10000",
                "heartbeat.interval.ms=3000",
                "metadata.max.age.ms=10000"
            })
    void on(ConsumerRecord<String, byte[]> row) {
        SignedReport signed = SignedReport.of(row);
        Outcome outcome = signed == null ? Outcome.UNSIGNED : takeReport.take(signed);
        meters.counter("berth.node.reports", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
        switch (outcome) {
            case TAKEN, SEEN_BEFORE -> {}
            case UNSIGNED, WRONG_SIGNATURE, UNKNOWN_NODE, REVOKED, UNREADABLE, FROM_THE_FUTURE ->
                log.warn(
                        "Passed over a report of node {} at {}@{}: {}",
                        row.key(),
                        row.partition(),
                        row.offset(),
                        outcome);
        }
    }
}
