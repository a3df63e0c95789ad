package dev.berth.gateway.workspace;

import dev.berth.gateway.edge.ClientAddress;
import dev.berth.gateway.throttle.Limit;
import dev.berth.gateway.throttle.Throttle;
import dev.berth.gateway.workspace.TicketExchange.NoAnswer;
import dev.berth.gateway.workspace.TicketExchange.Redeemed;
import dev.berth.gateway.workspace.TicketExchange.Refused;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets a person in who brings a ticket, and takes the ticket out of the address before any page can see it. */
@Component
class Entrance {
    static final String TICKET = "ticket";

    private final TicketExchange tickets;
    private final WorkspaceCookie cookie;
    private final Throttle throttle;
    private final ClientAddress clients;

    Entrance(TicketExchange tickets, WorkspaceCookie cookie, Throttle throttle, ClientAddress clients) {
        this.tickets = tickets;
        this.cookie = cookie;
        this.throttle = throttle;
        this.clients = clients;
    }

    /** @param alreadyIn the person's cookie is good: a used ticket (a reload, the back button) then does no harm */
    Mono<Void> admit(ServerWebExchange exchange, Visit visit, UUID booking, boolean alreadyIn) {
        return throttle.admits(Limit.SIGN_IN, clients.countedAs(exchange.getRequest()))
                .flatMap(admitted ->
                        admitted ? redeem(exchange, visit, booking, alreadyIn) : Pages.TOO_MANY.show(exchange));
    }

    private Mono<Void> redeem(ServerWebExchange exchange, Visit visit, UUID booking, boolean alreadyIn) {
        var ticket = exchange.getRequest().getQueryParams().getFirst(TICKET);
        return tickets.redeem(ticket == null ? "" : ticket, booking).flatMap(outcome -> switch (outcome) {
            case Redeemed it -> {
                exchange.getResponse().addCookie(cookie.holding(it.cookie(), Duration.ofSeconds(it.maxAgeSeconds())));
                yield goOn(exchange, visit);
            }
            case Refused it -> alreadyIn ? goOn(exchange, visit) : Pages.CLOSED.show(exchange);
            case NoAnswer it -> alreadyIn ? goOn(exchange, visit) : Pages.UNDECIDED.show(exchange);
        });
    }

    private static Mono<Void> goOn(ServerWebExchange exchange, Visit visit) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.SEE_OTHER);
        // Absolute: a path such as //elsewhere must not become another host.
        response.getHeaders()
                .setLocation(URI.create(
                        visit.origin() + withoutTicket(exchange.getRequest().getURI())));
        response.getHeaders().setCacheControl("no-store");
        response.getHeaders().set("Referrer-Policy", "no-referrer");
        return response.setComplete();
    }

    private static String withoutTicket(URI address) {
        var query = address.getRawQuery() == null ? "" : address.getRawQuery();
        var kept = Arrays.stream(query.split("&"))
                .filter(it -> !it.isEmpty() && !it.equals(TICKET) && !it.startsWith(TICKET + "="))
                .collect(Collectors.joining("&"));
        return address.getRawPath() + (kept.isEmpty() ? "" : "?" + kept);
    }
}
