package dev.berth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.gateway.testing.World;
import org.junit.jupiter.api.Test;
import reactor.netty.http.client.PrematureCloseException;

/** Calendars go past the route table, and arrive as if they did not. */
class CalendarTest extends GatewayTest {
    private static final String ONE = "/calendar/one.ics";

    @Test
    void all_of_it_arrives_with_what_an_app_has_to_know_of_it() {
        var reply = anybody().with("X-Request-Id", "from-the-app").get(ONE + "?alarm=15");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .contains("\"service\":\"feed\"", "/calendar/one.ics?alarm=15", "\"requestId\":\"from-the-app\"");
        assertThat(reply.header("Content-Type")).isEqualTo("text/calendar");
        assertThat(reply.header("ETag")).isEqualTo("\"v1\"");
        assertThat(reply.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(reply.headers().getAll("X-Request-Id")).containsExactly("from-the-app");
        assertThat(reply.header("Content-Security-Policy")).isNotEmpty();
        assertThat(reply.header("Server")).isEmpty();
    }

    @Test
    void what_opens_the_api_is_not_told_to_who_asks_for_a_secret_only() {
        assertThat(ada().get(ONE).body()).contains("\"authorization\":\"\"");
    }

    @Test
    void an_unchanged_one_is_not_sent_again_and_its_connection_is_used_again() {
        var app = anybody().with("If-None-Match", "\"v1\"");
        app.get(ONE);
        var before = World.FEED.connections();

        for (int i = 0; i < 5; i++) {
            var reply = app.get(ONE);
            assertThat(reply.status()).isEqualTo(304);
            assertThat(reply.header("ETag")).isEqualTo("\"v1\"");
            assertThat(reply.body()).isEmpty();
        }

        // One more at the most: an answer may reach the app a moment before its connection is free again.
        assertThat(World.FEED.connections()).isBetween(before, before + 1);
    }

    @Test
    void its_length_can_be_asked_for_alone() {
        var reply = anybody().head(ONE);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.header("Content-Length")).matches("[1-9][0-9]+");
    }

    @Test
    void one_that_does_not_come_is_a_problem_and_not_waited_for() {
        var reply = anybody().get("/calendar/slow.ics");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.isProblem("unavailable")).isTrue();
        assertThat(reply.body()).contains("took too long");
    }

    @Test
    void half_of_one_does_not_look_whole() {
        var app = anybody();

        assertThatThrownBy(() -> app.get("/calendar/broken.ics")).hasCauseInstanceOf(PrematureCloseException.class);
    }

    @Test
    void an_address_that_is_no_calendar_reaches_nobody() {
        var before = World.FEED.connections();

        assertThat(anybody().get("/calendar/one").isProblem("not-found")).isTrue();
        assertThat(anybody().get("/calendar/one.ics/more").isProblem("not-found"))
                .isTrue();
        assertThat(anybody().get("/calendar/..%2fapi.ics").isProblem("malformed-request"))
                .isTrue();

        assertThat(World.FEED.connections()).isEqualTo(before);
    }
}
