package dev.berth.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Access tokens that ended before their time, as berth.people tells. */
@Tag("engines")
class EndedTokensTest {
    private static final String MINE = "/api/v1/me/calendars";
    private static final Instant CHANGE =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);

    private static TestTokens tokens;
    private static World world;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        tokens = new TestTokens();
        world = new World().makeTopics();
        service = new RunningService(world, tokens.issuerAddress());
    }

    @AfterAll
    static void stop() {
        service.close();
        world.close();
        tokens.close();
    }

    private static String token(UUID person, Instant issuedAt) {
        return tokens.with((JWTClaimsSet.Builder it) ->
                it.subject(person.toString()).claim("role", "staff").issueTime(Date.from(issuedAt)));
    }

    private static int status(String token) {
        return service.getAs(token, MINE).statusCode();
    }

    private static String example() throws Exception {
        return Files.readString(Path.of("../booking-service/events/person.changed.json"))
                .replace("2026-12-01T07:59:01Z", CHANGE.toString());
    }

    @Test
    void a_token_from_before_the_change_is_refused_and_one_from_the_same_second_is_good() throws Exception {
        UUID person = UUID.fromString("0199f3a0-0000-7000-8000-0000000000a1");
        String old = token(person, CHANGE.minusSeconds(1));
        assertThat(status(old)).isEqualTo(200);
        world.send(world.people, person.toString(), example());

        await().until(() -> status(old) == 401);
        assertThat(status(token(person, CHANGE))).isEqualTo(200);
        assertThat(status(token(UUID.randomUUID(), CHANGE.minusSeconds(1)))).isEqualTo(200);
    }

    @Test
    void no_token_of_a_disabled_or_erased_person_counts() throws Exception {
        UUID person = UUID.randomUUID();
        String fresh = token(person, CHANGE.plusSeconds(30));
        String event = example()
                .replace("0199f3a0-0000-7000-8000-0000000000a1", person.toString())
                .replace(
                        "0199f3a1-0000-7000-8000-000000000021",
                        UUID.randomUUID().toString());
        world.send(world.people, person.toString(), event.replace("\"disabled\": false", "\"disabled\": true"));
        await().until(() -> status(fresh) == 401);

        world.send(
                world.people,
                person.toString(),
                event.replace("\"version\": 3", "\"version\": 4")
                        .replaceFirst("\"id\": \"[^\"]*\"", "\"id\": \"" + UUID.randomUUID() + "\""));
        await().until(() -> status(fresh) == 200);
        world.send(world.people, person.toString(), (String) null);
        await().until(() -> status(fresh) == 401);
    }
}
