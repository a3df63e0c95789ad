package dev.berth.gateway.routes;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services listen.
 *
 * @param agents agent-service, with every replica: several addresses, or names that stand for several
 * @param internalSecret what they share with the gateway; empty while all run on one machine
 */
@ConfigurationProperties("berth.gateway.upstream")
public record Upstreams(URI booking, URI availability, URI sync, URI feed, List<URI> agents, String internalSecret) {
    public Upstreams {
        if (agents.isEmpty()) {
            throw new IllegalArgumentException("berth.gateway.upstream.agents must name agent-service's address");
        }
    }

    /** Those with an API reference, by the names that it uses. */
    public Map<String, URI> byName() {
        return Map.of("booking", booking, "availability", availability, "sync", sync, "feed", feed);
    }
}
