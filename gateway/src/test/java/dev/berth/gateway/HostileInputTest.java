package dev.berth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.fuzz.Fuzz;
import dev.berth.gateway.testing.World;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Whatever somebody sends, it gets to its service or is refused at the door; the door itself never stumbles. */
@TestPropertySource(
        properties = {
            // What is asked here is not how much one person may ask.
            "berth.gateway.throttle.person.burst=100000",
            "berth.gateway.throttle.sign-in.burst=100000",
            "berth.gateway.throttle.anonymous.burst=100000",
            "berth.gateway.throttle.calendar.burst=100000",
        })
class HostileInputTest extends GatewayTest {
    /** Another seed is another choice among the hostile values: {@code -Dberth.seed=42}. */
    private static final long SEED = Long.getLong("berth.seed", 1);

    /**
     * The services say yes to everything here, so each refusal is the gateway's own. Addresses and headers only: of bodies
     * the gateway knows nothing but their length.
     */
    @ParameterizedTest
    @ValueSource(strings = {"booking-service", "availability-service"})
    void nothing_that_the_documents_describe_makes_the_gateway_stumble(String service) {
        var outcome = Fuzz.of(Path.of("..", service, "openapi.json"), port)
                .as(World.KEYS.accessToken())
                .as(World.KEYS.expiredToken())
                .perField(Integer.getInteger("berth.fuzz", 3))
                .without(it -> !it.startsWith("GET "))
                .run(SEED);

        assertThat(outcome.findings())
                .as("%s shots, seed %s", outcome.shots(), SEED)
                .isEmpty();
    }
}
