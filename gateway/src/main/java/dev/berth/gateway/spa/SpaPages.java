package dev.berth.gateway.spa;

import dev.berth.gateway.problem.HtmlPage;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.reactive.resource.ResourceWebHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** The app's files, or a page that says how to build them. */
class SpaPages implements WebHandler {
    private static final HtmlPage NOT_BUILT = HtmlPage.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Berth's pages are not built yet",
            "The gateway runs, but the directory of the single-page app is empty.",
            "Build it with “npm ci && npm run build” in frontend/, or start Berth with “./berth up”, which does so."
                    + " BERTH_SPA_DIR names another directory.");

    private static final PathContainer INDEX = PathContainer.parsePath("index.html");

    private final ResourceWebHandler files;

    SpaPages(ResourceWebHandler files) {
        this.files = files;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        if (exchange.getRequest().getPath().value().equals("/")) {
            exchange.getAttributes().put(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE, INDEX);
        }
        return files.handle(exchange)
                .onErrorResume(
                        NoResourceFoundException.class,
                        missing -> wantsAPage(exchange) && isMissing("index.html")
                                ? NOT_BUILT.writeTo(exchange)
                                : Mono.error(missing));
    }

    private boolean isMissing(String file) {
        return files.getLocations().stream().noneMatch(it -> {
            try {
                return it.createRelative(file).isReadable();
            } catch (IOException unreadable) {
                return false;
            }
        });
    }

    private static boolean wantsAPage(ServerWebExchange exchange) {
        List<String> accept = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT);
        return accept.stream().anyMatch(it -> it.contains(MediaType.TEXT_HTML_VALUE));
    }
}
