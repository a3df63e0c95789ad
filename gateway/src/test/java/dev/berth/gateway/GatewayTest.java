package dev.berth.gateway;

import dev.berth.gateway.testing.Caller;
import dev.berth.gateway.testing.World;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A gateway with its usual surroundings; test classes that change no setting share one. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("engines")
public abstract class GatewayTest {
    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry settings) {
        World.describeTo(settings);
    }

    protected Caller anybody() {
        return new Caller(port);
    }

    protected Caller ada() {
        return anybody().withToken(World.KEYS.accessToken());
    }
}
