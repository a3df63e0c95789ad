package dev.berth.gateway.spa;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.reactive.resource.PathResourceResolver;
import org.springframework.web.reactive.resource.ResourceResolverChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A file if there is one, else the app's own page: the address may be a view that only the app knows. */
class SpaResolver extends PathResourceResolver {
    /** The calendar itself is a view; what is beneath it are feeds. */
    private static final String CALENDAR = "calendar";

    /** Here a miss is a miss: an API client must not get a page for an answer. */
    private static final List<String> NEVER_A_VIEW =
            List.of("api", "agent", "internal", "actuator", CALENDAR, "docs", "problems", "v3", ".well-known");

    @Override
    protected Mono<Resource> resolveResourceInternal(
            @Nullable ServerWebExchange exchange,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        if (NEVER_A_VIEW.contains(firstSegment(path)) && !path.equals(CALENDAR)) {
            return Mono.empty();
        }
        var file = super.resolveResourceInternal(exchange, path, locations, chain);
        return looksLikeAFile(path)
                ? file
                : file.switchIfEmpty(
                        Mono.defer(() -> super.resolveResourceInternal(exchange, "index.html", locations, chain)));
    }

    private static String firstSegment(String path) {
        var trimmed = path.startsWith("/") ? path.substring(1) : path;
        return trimmed.split("/", 2)[0];
    }

    private static boolean looksLikeAFile(String path) {
        return path.substring(path.lastIndexOf('/') + 1).contains(".");
    }
}
