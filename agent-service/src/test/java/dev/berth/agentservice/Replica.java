package dev.berth.agentservice;

import dev.berth.engines.Engines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One running copy of the service. */
final class Replica implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    Replica(TestTopics topics, String... settings) {
        context = new SpringApplicationBuilder(AgentService.class)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--spring.kafka.bootstrap-servers="
                                                + Engines.kafka().bootstrapServers(),
                                        "--berth.topics.resources=" + topics.resources,
                                        "--berth.topics.workspaces=" + topics.workspaces,
                                        "--berth.topics.nodes=" + topics.nodes),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    static Replica ready(TestTopics topics, String... settings) {
        var replica = new Replica(topics, settings);
        Awaitility.await().until(() -> replica.status("/actuator/health/readiness") == 200);
        return replica;
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    int status(String path) {
        return get(path).statusCode();
    }

    HttpResponse<String> get(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
