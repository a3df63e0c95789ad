package dev.berth.agent.controlplane;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How this node reaches the control plane.
 *
 * @param httpsProxy for https and wss
 * @param httpProxy for http and ws
 * @param withoutProxy hosts that are reached directly
 * @param authority a PEM file with the only authorities to trust; the system's are trusted without one
 */
public record WayOut(
        Optional<URI> httpsProxy, Optional<URI> httpProxy, List<String> withoutProxy, Optional<Path> authority) {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** The one client of the agent. */
    public HttpClient client() {
        var client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(new ProxyOfEnvironment(httpsProxy, httpProxy, withoutProxy));
        authority.map(PrivateAuthority::trusted).ifPresent(client::sslContext);
        return client.build();
    }
}
