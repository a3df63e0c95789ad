package dev.berth.agent.clock;

import dev.berth.agent.AgentSettings;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks the control plane for the time, each minute. */
@Component
class ClockSync {
    private static final Logger log = LoggerFactory.getLogger(ClockSync.class);
    /** A slower answer says too little about when it was written. */
    private static final Duration SLOWEST = Duration.ofSeconds(2);

    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

    record Time(Instant now) {}

    private final NodeClock clock;
    private final RestClient http;

    ClockSync(NodeClock clock, AgentSettings settings) {
        this.clock = clock;
        var requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(SLOWEST);
        this.http = RestClient.builder()
                .baseUrl(settings.controlPlane())
                .requestFactory(requests)
                .build();
    }

    @Scheduled(fixedDelayString = "${berth.agent.clock-every:60s}")
    void sync() {
        try {
            long asked = clock.nanos();
            Time time = http.get().uri("/api/v1/clock").retrieve().body(Time.class);
            long heard = clock.nanos();
            if (time != null && heard - asked <= SLOWEST.toNanos()) {
                clock.correct(time.now(), asked, heard);
                tellWhenFarOff();
            }
        } catch (RestClientException away) {
            log.debug("The control plane did not tell the time: {}", away.getMessage());
        }
    }

    private void tellWhenFarOff() {
        Duration off = clock.aheadOfSystem();
        if (off.abs().compareTo(WORTH_TELLING) > 0) {
            log.warn("This machine's clock is off by {} s; workspaces follow the control plane's", off.toSeconds());
        }
    }
}
