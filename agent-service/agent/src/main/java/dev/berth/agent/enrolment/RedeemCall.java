package dev.berth.agent.enrolment;

import dev.berth.agent.AgentSettings;
import dev.berth.agent.hardware.Gpu;
import dev.berth.agent.hardware.Hardware;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Hands in the one-time token, with what the control plane has to know of this node. */
@Component
class RedeemCall {
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

    record Answer(UUID nodeId) {}

    private final AgentSettings settings;
    private final Hardware hardware;
    private final NodeKey key;
    private final AgentVersion version;
    private final RestClient http;

    RedeemCall(AgentSettings settings, Hardware hardware, NodeKey key, AgentVersion version) {
        this.settings = settings;
        this.hardware = hardware;
        this.key = key;
        this.version = version;
        var requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(LONGEST);
        this.http = RestClient.builder()
                .baseUrl(settings.controlPlane())
                .requestFactory(requests)
                .build();
    }

    Redemption redeem() {
        try {
            Answer answer = http.post()
                    .uri("/api/v1/nodes/enrolments/redeem")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body())
                    .retrieve()
                    .body(Answer.class);
            return answer == null
                    ? new Redemption.Unreachable("The answer was empty")
                    : new Redemption.Enrolled(answer.nodeId());
        } catch (HttpClientErrorException refused) {
            return new Redemption.Refused(refused.getStatusCode().value(), refused.getResponseBodyAsString());
        } catch (RestClientException away) {
            return new Redemption.Unreachable(String.valueOf(away.getMessage()));
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
