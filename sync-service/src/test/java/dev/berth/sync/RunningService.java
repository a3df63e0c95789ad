package dev.berth.sync;

import dev.berth.engines.Engines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One running copy of the service, as a process would be. */
final class RunningService implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;

    RunningService(World world, String keysAt) {
        this(world, keysAt, List.of());
    }

    /** @param more settings, and beans that stand in for those of the service with the same name */
    RunningService(World world, String keysAt, List<String> more, Class<?>... beans) {
        List<String> settings = new ArrayList<>(List.of(
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
                "--spring.main.allow-bean-definition-overriding=true",
                "--berth.topics.resources=" + world.resources,
                "--berth.topics.people=" + world.people,
                "--BERTH_BOOKING_URL=" + keysAt));
        settings.addAll(more);
        context = new SpringApplicationBuilder(SyncService.class).sources(beans).run(settings.toArray(String[]::new));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(address(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** With a body as JSON, or none when it is empty. */
    HttpResponse<String> sendAs(String token, String method, String path, String body) {
        var content = body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(address(path))
                .method(method, content)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        return send(request.build());
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
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
