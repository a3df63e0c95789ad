package dev.berth.gateway.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.gateway.nodestream.StreamPool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class WorkspaceRoutesTest {
    private static final UUID GOLDEN = UUID.fromString("0199f3a0-0000-7000-8000-0000000000b1");
    private static final Instant END = Instant.parse("2026-12-01T11:00:00Z");

    private final TestClock clock = new TestClock(Instant.parse("2026-12-01T09:30:00Z"));
    private final WorkspaceRoutes routes =
            new WorkspaceRoutes(clock, (node, booking, kind) -> new StreamPool(Mono::never, 1, Duration.ofSeconds(1)));

    @Test
    void booking_services_own_example_opens_a_route() {
        routes.apply(parse(Bookings.golden()));

        var open = openRoute();
        assertThat(open.address()).isEqualTo(new BookingEvent.Address("10.0.0.17", 32768));
        assertThat(open.endedBy(END)).isTrue();
        assertThat(open.endedBy(END.minusMillis(1))).isFalse();
    }

    @Test
    void a_room_has_no_workspace() {
        routes.apply(parse(Bookings.golden().replace("\"kind\": \"compute\"", "\"kind\": \"room\"")));

        assertThat(routes.open()).isZero();
    }

    @Test
    void a_booking_is_live_until_its_workspace_is_over() {
        assertThat(routes.isLive(GOLDEN))
                .as("not heard of, while the topic is being read")
                .isFalse();

        running(3, END);
        assertThat(routes.isLive(GOLDEN)).isTrue();

        clock.now = END;
        assertThat(routes.isLive(GOLDEN)).isFalse();
    }

    @Test
    void an_event_that_comes_again_after_the_end_opens_nothing() {
        running(3, END);
        routes.apply(event(4, "completed", "stopped", END.minus(Duration.ofHours(1))));

        running(3, END);

        assertThat(routes.find(GOLDEN)).isInstanceOf(Lookup.Over.class);
    }

    @Test
    void an_extension_keeps_the_route_and_an_end_by_the_clock_closes_it() {
        running(3, END);
        var route = openRoute();
        var closed = whenClosed(route);
        running(4, END.plusSeconds(3600));

        clock.now = END.plusSeconds(60);
        routes.closeOverdue();
        assertThat(openRoute()).isSameAs(route);
        assertThat(closed).isFalse();

        clock.now = END.plusSeconds(3600);
        assertThat(routes.find(GOLDEN)).as("before any timer ran").isInstanceOf(Lookup.Over.class);
        routes.closeOverdue();
        assertThat(closed).isTrue();
    }

    @Test
    void a_workspace_that_moved_is_another_route() {
        running(3, END);
        var closed = whenClosed(openRoute());

        routes.apply(parse(Bookings.started(GOLDEN, 4, 4711, END)));

        assertThat(closed).isTrue();
        assertThat(openRoute().address().port()).isEqualTo(4711);
    }

    @Test
    void a_workspace_that_stops_or_fails_closes_its_route() {
        running(3, END);
        var closed = whenClosed(openRoute());

        routes.apply(event(4, "active", "stopping", END));

        assertThat(closed).isTrue();
        assertThat(routes.find(GOLDEN)).isInstanceOf(Lookup.Over.class);
    }

    @Test
    void nothing_is_said_to_be_over_before_the_topic_was_read() {
        assertThat(routes.find(GOLDEN)).isInstanceOf(Lookup.Starting.class);

        routes.markComplete();

        assertThat(routes.find(GOLDEN)).isInstanceOf(Lookup.Over.class);
    }

    @Test
    void a_booking_without_a_workspace_yet_is_starting() {
        routes.apply(event(1, "approved", "preparing", END));

        assertThat(routes.find(GOLDEN)).isInstanceOf(Lookup.Starting.class);
    }

    private void running(long version, Instant endsAt) {
        routes.apply(event(version, "active", "running", endsAt));
    }

    private WorkspaceRoute openRoute() {
        assertThat(routes.find(GOLDEN)).isInstanceOf(Lookup.Open.class);
        return ((Lookup.Open) routes.find(GOLDEN)).route();
    }

    private static AtomicBoolean whenClosed(WorkspaceRoute route) {
        var closed = new AtomicBoolean();
        route.closed().subscribe(null, null, () -> closed.set(true));
        return closed;
    }

    private static BookingEvent event(long version, String status, String state, Instant endsAt) {
        return parse(Bookings.started(GOLDEN, version, status, state, 8888, endsAt));
    }

    private static BookingEvent parse(String json) {
        return new JsonMapper().readValue(json, BookingEvent.class);
    }

    private static final class TestClock extends Clock {
        private Instant now;

        TestClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
