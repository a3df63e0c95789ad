package dev.berth.gateway.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.gateway.GatewayTest;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.gateway.filter.ratelimit.RedisRateLimiter;

@Tag("engines")
class RedisBucketsTest extends GatewayTest {
    private static final int CALLS = 40_000;
    private static final int AT_ONCE = 50;

    @Autowired
    private RedisRateLimiter limiter;

    /** Of 40,000 a dozen hung for ever while Lettuce's observations were on. */
    @Test
    void an_answer_that_comes_in_the_instant_in_which_patience_ends_leaves_nobody_hanging() throws Exception {
        var random = new Random();
        for (int calls = 0; calls < CALLS; calls += AT_ONCE) {
            var ended = new CountDownLatch(AT_ONCE);
            var patience = Duration.ofNanos(200_000 + random.nextInt(6_000_000));
            for (int n = 0; n < AT_ONCE; n++) {
                var caller = "caller " + n;
                var unused = limiter.isAllowed(Limit.PERSON.name(), caller)
                        .timeout(patience)
                        .onErrorComplete()
                        .doFinally(it -> ended.countDown())
                        .subscribe();
            }
            assertThat(ended.await(10, TimeUnit.SECONDS)).as("all have ended").isTrue();
        }
    }
}
