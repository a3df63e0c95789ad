package dev.berth.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.fuzz.Fuzz;
import dev.berth.platform.testing.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever somebody asks, they are told what is wrong with it; nothing makes the service stumble. */
@Tag("engines")
class HostileInputTest {
    /** Another seed is another choice among the hostile values: {@code -Dberth.seed=42}. */
    private static final long SEED = Long.getLong("berth.seed", 1);

    private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.DAYS);
    private static final UUID ROOM = UUID.randomUUID();

    private static TestTokens tokens;
    private static Publisher publisher;
    private static Replica replica;

    @BeforeAll
    static void start() throws Exception {
        tokens = new TestTokens();
        publisher = new Publisher().makeTopics();
        publisher.node(UUID.randomUUID(), 0, 8);
        publisher.room(ROOM, 0);
        publisher.course(UUID.randomUUID(), 0, TODAY.plus(Duration.ofHours(40)), 3);
        replica = Replica.caughtUp(publisher, tokens);
    }

    @AfterAll
    static void stop() {
        replica.close();
        publisher.close();
        tokens.close();
    }

    /** Every operation and parameter of the API's document, each with hostile values. */
    @Test
    void nothing_that_the_document_describes_makes_the_service_stumble() {
        var outcome = Fuzz.of(Path.of("openapi.json"), replica.port())
                .as(tokens.student())
                .as(tokens.with(it -> it.claim("role", "admin")))
                .perField(Integer.getInteger("berth.fuzz", 12))
                .knowing("kind", "\"room\"")
                .knowing("from", "\"" + TODAY.plus(Duration.ofDays(1)) + "\"")
                .knowing("to", "\"" + TODAY.plus(Duration.ofDays(3)) + "\"")
                .knowing("resourceId", "\"" + ROOM + "\"")
                .run(SEED);

        assertThat(outcome.findings())
                .as("%s shots, seed %s", outcome.shots(), SEED)
                .isEmpty();
    }
}
