package dev.berth.gateway.workspace;

import dev.berth.gateway.routes.ServiceClient;
import dev.berth.gateway.routes.Upstreams;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** Trades a ticket for a cookie at booking-service, the only judge of tickets. Not repeated: a ticket works once. */
@Component
class TicketExchange {
    private static final Logger log = LoggerFactory.getLogger(TicketExchange.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LONGEST = 512;

    private final WebClient booking;

    TicketExchange(ServiceClient services, Upstreams upstreams) {
        this.booking = services.asNeighbour(upstreams.booking());
    }

    Mono<Outcome> redeem(String ticket, UUID bookingId) {
        if (ticket.isBlank() || ticket.length() > LONGEST) {
            return Mono.just(new Refused());
        }
        return booking.post()
                .uri("/internal/workspace-tickets/redeem")
                .bodyValue(new Redemption(ticket, bookingId))
                .retrieve()
                .bodyToMono(Redeemed.class)
                .cast(Outcome.class)
                .timeout(PATIENCE)
                .onErrorResume(TicketExchange::failed);
    }

    private static Mono<Outcome> failed(Throwable error) {
        if (error instanceof WebClientResponseException it && isRefusal(it.getStatusCode())) {
            return Mono.just(new Refused());
        }
        log.warn(
                "A workspace ticket could not be redeemed: {}", error.getClass().getSimpleName());
        return Mono.just(new NoAnswer());
    }

    private static boolean isRefusal(HttpStatusCode status) {
        return status.value() == 404 || status.value() == 400;
    }

    sealed interface Outcome {}

    record Redeemed(String cookie, long maxAgeSeconds) implements Outcome {}

    record Refused() implements Outcome {}

    record NoAnswer() implements Outcome {}

    private record Redemption(String ticket, UUID bookingId) {}
}
