package dev.berth.gateway.routes;

import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** For the few calls that the gateway makes itself. */
@Component
public class ServiceClient {
    private static final int CONNECT_MILLIS = 2_000;
    /** Enough for a service's OpenAPI document. */
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

    private static final String SECRET = "Berth-Internal-Secret";

    /** A connection that a service is about to close must not be used again: not every call may be repeated. */
    private static final ConnectionProvider KEPT = ConnectionProvider.builder("neighbours")
            .maxConnections(500)
            .maxIdleTime(Duration.ofSeconds(5))
            .build();

    private final String internalSecret;
    private final ReactorClientHttpConnector connector = new ReactorClientHttpConnector(
            HttpClient.create(KEPT).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS));

    ServiceClient(Upstreams upstreams) {
        this.internalSecret = upstreams.internalSecret();
    }

    public WebClient at(URI service) {
        return builder(service).build();
    }

    /** For what services answer to each other only, under {@code /internal}. */
    public WebClient asNeighbour(URI service) {
        return internalSecret.isEmpty()
                ? at(service)
                : builder(service).defaultHeader(SECRET, internalSecret).build();
    }

    private WebClient.Builder builder(URI service) {
        return WebClient.builder()
                .clientConnector(connector)
                .codecs(it -> it.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .baseUrl(service.toString());
    }
}
