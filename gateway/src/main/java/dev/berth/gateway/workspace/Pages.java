package dev.berth.gateway.workspace;

import dev.berth.gateway.problem.HtmlPage;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a person sees where there is no workspace to show. */
enum Pages {
    /** The same for a booking that is not yours and for one that does not exist. */
    CLOSED(HtmlPage.of(
            HttpStatus.UNAUTHORIZED,
            "Open it from Berth",
            "This address leads to a workspace. Open it with Connect on the booking's page in Berth.")),
    FOREIGN(HtmlPage.of(
            HttpStatus.FORBIDDEN,
            "Not from there",
            "Another page tried to reach into this workspace. Berth does not let it.")),
    STARTING(HtmlPage.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Your workspace is starting",
            "It is not ready yet. This page tries again by itself every few seconds.")),
    OVER(HtmlPage.of(
            HttpStatus.GONE,
            "This booking is over",
            "The workspace has stopped. Book again in Berth to go on working.")),
    UNREACHABLE(HtmlPage.of(
            HttpStatus.BAD_GATEWAY,
            "The workspace does not answer",
            "It is starting, or what runs in it has stopped. This page tries again by itself every few seconds.")),
    SLOW(HtmlPage.of(
            HttpStatus.GATEWAY_TIMEOUT, "The workspace takes too long", "What runs in it has not answered in time.")),
    TOO_LARGE(HtmlPage.of(HttpStatus.CONTENT_TOO_LARGE, "Too large", "This is more than one upload may bring.")),
    TOO_MANY(
            HtmlPage.of(HttpStatus.TOO_MANY_REQUESTS, "Too many tries", "Wait a moment and open it from Berth again.")),
    TOO_MANY_OPEN(HtmlPage.of(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many open connections",
            "You, your address or this workspace have as many live connections open as are allowed. Close some pages and"
                    + " try again.")),
    UNDECIDED(HtmlPage.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Berth does not answer right now",
            "Whether this workspace is yours cannot be checked at the moment. Try again shortly."));

    private static final Duration RETRY = Duration.ofSeconds(3);

    private final HtmlPage page;

    Pages(HtmlPage page) {
        this.page = page;
    }

    Mono<Void> show(ServerWebExchange exchange) {
        if (this == STARTING || this == UNREACHABLE) {
            var seconds = Long.toString(RETRY.toSeconds());
            exchange.getResponse().getHeaders().set("Refresh", seconds);
            exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, seconds);
        }
        return page.writeTo(exchange);
    }
}
