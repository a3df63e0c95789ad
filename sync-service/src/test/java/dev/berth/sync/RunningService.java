package dev.berth.sync;

import dev.berth.engines.Engines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
        context = new SpringApplicationBuilder(SyncService.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + world.database,
                        "--spring.datasource.hikari.connection-timeout=1000",
                        "--spring.datasource.username=" + Engines.postgres().user(),
                        "--spring.datasource.password=" + Engines.postgres().password(),
                        "--spring.kafka.bootstrap-servers=" + Engines.kafka().bootstrapServers(),
                        "--spring.kafka.consumer.group-id=" + world.group,
                        "--spring.kafka.consumer.properties.metadata.max.age.ms=1000",
                        "--berth.topics.resources=" + world.resources,
                        "--BERTH_BOOKING_URL=" + keysAt);
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
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
