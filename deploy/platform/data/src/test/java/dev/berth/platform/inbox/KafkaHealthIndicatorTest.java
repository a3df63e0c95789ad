package dev.berth.platform.inbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaAdmin;

class KafkaHealthIndicatorTest {
    @Test
    void it_signs_in_as_the_service_does() {
        var withoutLogin = new KafkaAdmin(Map.of(
                "bootstrap.servers", "127.0.0.1:1", "security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", "PLAIN"));

        assertThatThrownBy(() -> new InboxAutoConfiguration()
                        .kafkaHealthIndicator(withoutLogin)
                        .close())
                .isInstanceOf(KafkaException.class)
                .rootCause()
                .hasMessageContaining("JAAS configuration");
    }
}
