package dev.berth.feed;

import dev.berth.engines.Engines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One running copy of the service, as a process would be. */
final class RunningService implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static final String KEY = "a key for tests that is long enough";

    private final ConfigurableApplicationContext context;

    RunningService(World world, String keysAt) {
        context = new SpringApplicationBuilder(CalendarFeedService.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + world.roles.jdbcUrl(),
                        "--spring.datasource.hikari.connection-timeout=1000",
                        "--berth.inbox.longest-pause=200ms",
                        "--spring.datasource.username=" + world.roles.user(),
                        "--spring.datasource.password=" + world.roles.userPassword(),
                        "--spring.flyway.user=" + world.roles.owner(),
                        "--spring.flyway.password=" + world.roles.ownerPassword(),
                        "--spring.kafka.bootstrap-servers=" + Engines.kafka().bootstrapServers(),
                        "--spring.kafka.consumer.group-id=" + world.group,
                        "--spring.kafka.consumer.properties.metadata.max.age.ms=1000",
                        "--berth.feeds.key=" + KEY,
                        "--berth.topics.bookings=" + world.bookings,
                        "--berth.topics.resources=" + world.resources,
                        "--berth.topics.external-bookings=" + world.externals,
                        "--berth.topics.people=" + world.people,
                        "--BERTH_REDIS=" + Engines.redis().uri(),
                        "--BERTH_BOOKING_URL=" + keysAt);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    String url(String path) {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, HttpResponse.BodyHandlers.ofString(), headers);
    }

    HttpResponse<byte[]> bytes(String path, String... headers) {
        return send("GET", path, null, HttpResponse.BodyHandlers.ofByteArray(), headers);
    }

    HttpResponse<String> head(String path, String... headers) {
        return send("HEAD", path, null, HttpResponse.BodyHandlers.ofString(), headers);
    }

    HttpResponse<String> postAs(String token, String path, String body) {
        return send(
                "POST",
                path,
                body,
                HttpResponse.BodyHandlers.ofString(),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json");
    }

    HttpResponse<String> deleteAs(String token, String path) {
        return send("DELETE", path, null, HttpResponse.BodyHandlers.ofString(), "Authorization", "Bearer " + token);
    }

    private <T> HttpResponse<T> send(
            String method, String path, @Nullable String body, HttpResponse.BodyHandler<T> as, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url(path)))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), as);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> getAs(String token, String path) {
        return get(path, "Authorization", "Bearer " + token);
    }

    String health(String component) {
        return json(get("/actuator/health"))
                .path("components")
                .path(component)
                .path("status")
                .asString("");
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
