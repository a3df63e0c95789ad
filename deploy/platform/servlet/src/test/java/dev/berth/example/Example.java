package dev.berth.example;

import dev.berth.engines.Engines;
import dev.berth.engines.SchemaRoles;
import dev.berth.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The example service as a process would be, on real engines, with tokens and topics of its own. */
final class Example implements AutoCloseable {
    static final String GREETINGS = "/api/v1/greetings";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", Engines.kafka().bootstrapServers());

    final String events = "berth.example." + UUID.randomUUID();
    final String people = "berth.people." + UUID.randomUUID();
    final TestTokens tokens;
    final SchemaRoles roles = Engines.freshSchema("example");
    final ConfigurableApplicationContext context;
    private final KafkaProducer<String, String> producer =
            new KafkaProducer<>(KAFKA, new StringSerializer(), new StringSerializer());

    Example(String... settings) throws IOException {
        tokens = new TestTokens();
        makeTopics();
        context = new SpringApplicationBuilder(ExampleService.class)
                .properties(settings)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + roles.jdbcUrl(),
                        "--spring.datasource.username=" + roles.owner(),
                        "--spring.datasource.password=" + roles.ownerPassword(),
                        "--spring.datasource.hikari.connection-timeout=1000",
                        "--spring.kafka.bootstrap-servers=" + Engines.kafka().bootstrapServers(),
                        "--spring.kafka.consumer.group-id=" + events,
                        "--berth.topics.example=" + events,
                        "--berth.topics.people=" + people,
                        "--BERTH_BOOKING_URL=" + tokens.issuerAddress());
    }

    private void makeTopics() {
        try (Admin admin = Admin.create(KAFKA)) {
            admin.createTopics(List.of(
                            new NewTopic(events, Optional.of(1), Optional.empty()),
                            new NewTopic(people, Optional.of(2), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void send(String topic, String key, @Nullable String value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> greet(String token) {
        return greet(token, "{\"word\": \"Hello\"}");
    }

    HttpResponse<String> greet(String token, String body, String... headers) {
        var request = request(GREETINGS)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return answer(request);
    }

    HttpResponse<String> get(String path) {
        return answer(request(path));
    }

    HttpRequest.Builder request(String path) {
        String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    JdbcClient sql() {
        return context.getBean(JdbcClient.class);
    }

    @Override
    public void close() {
        context.close();
        producer.close();
        tokens.close();
    }
}
