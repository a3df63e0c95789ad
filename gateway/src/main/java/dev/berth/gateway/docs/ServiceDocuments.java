package dev.berth.gateway.docs;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.berth.gateway.routes.ServiceClient;
import dev.berth.gateway.routes.Upstreams;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each service's OpenAPI document, as seen from outside. */
@RestController
class ServiceDocuments {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEPT_FOR = Duration.ofSeconds(60);
    private static final int MOST = 16;

    private final Map<String, URI> services;
    private final ServiceClient client;
    private final JsonMapper json;
    /** Making one costs a service tens of milliseconds, and it changes only when the service is started anew. */
    private final AsyncCache<String, String> kept =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT_FOR).buildAsync();

    ServiceDocuments(Upstreams upstreams, ServiceClient client, JsonMapper json) {
        this.services = upstreams.byName();
        this.client = client;
        this.json = json;
    }

    @GetMapping(value = "/docs/openapi/{service}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<String> of(@PathVariable String service) {
        var at = services.get(service);
        if (at == null) {
            return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        // A caller who hangs up must not take the answer away from others who wait for it.
        return Mono.defer(() -> Mono.fromFuture(kept.get(service, (name, executor) -> ask(at).toFuture()), true));
    }

    private Mono<String> ask(URI service) {
        return client.at(service)
                .get()
                .uri("/v3/api-docs")
                .retrieve()
                .bodyToMono(String.class)
                .timeout(PATIENCE)
                .map(this::seenFromOutside);
    }

    /** Calls go to the origin that the reader is on, and what the gateway does not route is not shown. */
    private String seenFromOutside(String document) {
        var root = (ObjectNode) json.readTree(document);
        root.putArray("servers").addObject().put("url", "/");
        if (root.get("paths") instanceof ObjectNode paths) {
            paths.propertyNames().stream()
                    .filter(it -> it.startsWith("/internal/") || it.startsWith("/actuator"))
                    .toList()
                    .forEach(paths::remove);
        }
        return json.writeValueAsString(root);
    }
}
