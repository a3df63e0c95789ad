package dev.berth.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.sync.job.Jobs;
import dev.berth.sync.job.Trigger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Tag("engines")
@ExtendWith(OutputCaptureExtension.class)
class KafkaFailureTest {
    @Test
    void an_event_that_kafka_does_not_take_is_not_written_into_the_log(CapturedOutput output) {
        try (var world = new World().makeTopics();
                var service = new RunningService(
                        world,
                        "http://127.0.0.1:1",
                        List.of("--spring.kafka.producer.properties.max.request.size=100"),
                        FakeConnector.Beans.class)) {
            var source = FakeConnector.source(reading -> {
                reading.save(FakeConnector.bookings(0, 1, "Doctor's appointment"));
                return FakeConnector.everything();
            });
            service.bean(Jobs.class).request(source, Trigger.MANUAL);

            await().atMost(Duration.ofSeconds(60)).until(() -> output.getAll().contains("Events wait"));
            assertThat(output.getAll()).doesNotContain("payload").doesNotContain("Doctor's appointment");
        }
    }
}
