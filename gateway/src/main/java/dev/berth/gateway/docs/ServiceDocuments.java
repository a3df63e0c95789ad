package dev.berth.gateway.docs;

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

    private final Map<String, URI> services;
    private final ServiceClient client;
    private final JsonMapper json;

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
        return client.at(at)
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
