package dev.berth.availability;

import dev.berth.engines.Engines;
import dev.berth.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One running copy of the service, as a process would be: its own port, its own memory. */
final class Replica implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;
    private final TestTokens tokens;

    Replica(Publisher publisher, TestTokens tokens, String... settings) {
        this.tokens = tokens;
        context = new SpringApplicationBuilder(AvailabilityService.class)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--spring.kafka.bootstrap-servers="
                                                + Engines.kafka().bootstrapServers(),
                                        "--berth.position.wait-at-most=5s",
                                        "--berth.topics.bookings=" + publisher.bookings,
                                        "--berth.topics.resources=" + publisher.resources,
                                        "--berth.topics.external-bookings=" + publisher.externalBookings,
                                        "--berth.topics.people=" + publisher.people,
                                        "--BERTH_BOOKING_URL=" + tokens.issuerAddress()),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    static Replica caughtUp(Publisher publisher, TestTokens tokens, String... settings) {
        Replica replica = new Replica(publisher, tokens, settings);
        Awaitility.await().until(() -> replica.get("/actuator/health/readiness").statusCode() == 200);
        return replica;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    HttpResponse<String> get(String path) {
        return get(path, tokens.student());
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token).build());
    }

    HttpResponse<String> get(String path, String token, String header, String value) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header(header, value)
                .build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
