package dev.berth.gateway.nodestream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class StreamPoolTest {
    private static final HttpRequest REQUEST = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");

    @Test
    void a_workspace_has_so_many_streams_and_a_request_that_is_given_up_makes_room() {
        var pool = new StreamPool(Mono::never, 2, Duration.ofSeconds(1));
        var first = pool.exchange(REQUEST, null).subscribe();
        var second = pool.exchange(REQUEST, null).subscribe();

        assertThatThrownBy(() -> pool.exchange(REQUEST, null).block()).isInstanceOf(TooManyStreams.class);

        first.dispose();
        assertThat(pool.open()).isEqualTo(1);
        second.dispose();
        assertThat(pool.open()).isZero();
    }

    @Test
    void a_stream_that_is_not_opened_takes_no_place() {
        var pool = new StreamPool(() -> Mono.error(new StreamLost("no")), 1, Duration.ofSeconds(1));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> pool.exchange(REQUEST, null).block()).isInstanceOf(StreamLost.class);
        }
        assertThat(pool.open()).isZero();
    }

    @Test
    void nothing_is_opened_to_a_workspace_that_is_over() {
        var pool = new StreamPool(Mono::never, 1, Duration.ofSeconds(1));

        pool.close();

        assertThatThrownBy(() -> pool.exchange(REQUEST, null).block()).isInstanceOf(StreamLost.class);
    }
}
