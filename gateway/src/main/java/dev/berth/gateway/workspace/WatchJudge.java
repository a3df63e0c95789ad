package dev.berth.gateway.workspace;

import dev.berth.gateway.routes.ServiceClient;
import dev.berth.gateway.routes.Upstreams;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Asks booking-service, the only judge of that, whether a person may watch a workspace. It notes what admins look at. */
@Component
class WatchJudge {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Booking-service's answer. */
    sealed interface Verdict {
        record Allowed() implements Verdict {}

        /** @param problem booking-service's own problem document */
        record Refused(HttpStatusCode status, String problem) implements Verdict {}
    }

    private final WebClient booking;

    WatchJudge(ServiceClient services, Upstreams upstreams) {
        this.booking = services.at(upstreams.booking());
    }

    /** Sends it the same call. */
    Mono<Verdict> mayWatch(UUID bookingId, String what, Jwt person) {
        return booking.get()
                .uri("/api/v1/bookings/{id}/{what}", bookingId, what)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + person.getTokenValue())
                .exchangeToMono(WatchJudge::verdict)
                .timeout(PATIENCE);
    }

    private static Mono<Verdict> verdict(ClientResponse answer) {
        if (answer.statusCode().is2xxSuccessful()) {
            return answer.releaseBody().thenReturn(new Verdict.Allowed());
        }
        return answer.bodyToMono(String.class)
                .defaultIfEmpty("")
                .map(problem -> new Verdict.Refused(answer.statusCode(), problem));
    }
}
