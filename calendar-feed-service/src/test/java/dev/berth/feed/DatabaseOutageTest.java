package dev.berth.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engines.Engines;
import dev.berth.platform.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("engines")
class DatabaseOutageTest {
    @Test
    void without_its_database_the_service_says_that_it_is_unavailable_and_when_to_try_again() throws Exception {
        try (var tokens = new TestTokens();
                var world = new World().makeTopics();
                var service = new RunningService(world, tokens.issuerAddress())) {
            String student = tokens.of(UUID.randomUUID(), "student");
            assertThat(service.getAs(student, "/api/v1/me/feeds").statusCode()).isEqualTo(200);
            closeDatabase(URI.create(world.roles.jdbcUrl().substring("jdbc:".length()))
                    .getPath()
                    .substring(1));

            assertUnavailable(service.getAs(student, "/api/v1/me/feeds"));
            assertUnavailable(service.get("/calendar/" + "0".repeat(40) + ".ics"));
        }
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(RunningService.json(answer).path("type").asString()).isEqualTo("/problems/unavailable");
    }

    private static void closeDatabase(String name) {
        var postgres = Engines.postgres();
        var admin = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + postgres.port()
                + "/postgres?user=" + postgres.user() + "&password=" + postgres.password()));
        admin.sql("ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS false").update();
        admin.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?")
                .param(name)
                .query()
                .listOfRows();
    }
}
