package dev.berth.gateway;

import dev.berth.gateway.testing.PeopleEvents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.test.context.TestPropertySource;

/** A gateway with small limits and short deadlines, so that a test can reach them. */
@TestPropertySource(
        properties = {
            "berth.gateway.live.per-person=3",
            "berth.gateway.live.per-booking=2",
            "berth.gateway.api-tokens.kept-for=60s",
            "berth.gateway.deadlines.head=1s",
            "berth.gateway.deadlines.body=1s",
            "berth.gateway.deadlines.answer=4s",
            "berth.gateway.deadlines.stalled=2s",
            "server.max-http-request-header-size=8KB",
        })
public abstract class StrictGatewayTest extends GatewayTest {
    protected static PeopleEvents people;

    @BeforeAll
    static void connect() {
        people = new PeopleEvents();
    }

    @AfterAll
    static void leave() {
        people.close();
    }
}
