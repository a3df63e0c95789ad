package dev.berth.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.gateway.access.Trade.NoAnswer;
import dev.berth.gateway.access.Trade.Refused;
import dev.berth.gateway.access.Trade.Throttled;
import dev.berth.gateway.access.Trade.Traded;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** On a clock of its own: what is kept, how long, and that one question is enough for many who ask at once. */
class KeptTradesTest {
    private static final Traded TRADED = new Traded("jwt", "ada", Instant.EPOCH, Duration.ofMinutes(3));

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final KeptTrades kept = new KeptTrades(
            new ApiTokenSettings(Duration.ofSeconds(10), Duration.ofSeconds(5), 1000), meters, nanos::get);

    @Test
    void those_who_come_while_the_question_is_open_share_its_answer() {
        var answer = Sinks.<Trade>one();
        var first = kept.of("t", () -> asking(answer.asMono())).toFuture();
        var second = kept.of("t", () -> asking(answer.asMono())).toFuture();
        answer.tryEmitValue(TRADED);
        assertThat(first.join()).isEqualTo(TRADED);
        assertThat(second.join()).isEqualTo(TRADED);
        assertThat(asked).hasValue(1);
    }

    @Test
    void who_hangs_up_does_not_take_the_answer_from_the_others() {
        var answer = Sinks.<Trade>one();
        var impatient = kept.of("t", () -> asking(answer.asMono())).subscribe();
        var patient = kept.of("t", () -> asking(answer.asMono())).toFuture();
        impatient.dispose();
        answer.tryEmitValue(TRADED);
        assertThat(patient.join()).isEqualTo(TRADED);
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_trade_is_used_again_for_its_time_and_not_longer() {
        ask("t", TRADED);
        pass(Duration.ofMillis(9_900));
        ask("t", TRADED);
        assertThat(asked).hasValue(1);
        pass(Duration.ofMillis(200));
        ask("t", TRADED);
        assertThat(asked).hasValue(2);
    }

    @Test
    void an_access_token_is_never_kept_past_its_end() {
        var brief = new Traded("jwt", "ada", Instant.EPOCH, Duration.ofSeconds(2));
        ask("t", brief);
        pass(Duration.ofMillis(2_100));
        ask("t", brief);
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_refused_token_is_not_asked_about_for_a_moment() {
        ask("t", new Refused());
        pass(Duration.ofMillis(4_900));
        assertThat(ask("t", TRADED)).isEqualTo(new Refused());
        pass(Duration.ofMillis(200));
        assertThat(ask("t", TRADED)).isEqualTo(TRADED);
    }

    @Test
    void a_trade_that_is_no_longer_good_is_dropped_but_not_its_successor() {
        ask("t", TRADED);
        kept.forget("t", TRADED);
        var next = new Traded("jwt2", "ada", Instant.EPOCH, Duration.ofMinutes(3));
        assertThat(ask("t", next)).isEqualTo(next);

        kept.forget("t", TRADED);

        assertThat(ask("t", TRADED)).isEqualTo(next);
    }

    @ParameterizedTest
    @MethodSource
    void what_decides_nothing_is_asked_again_at_once(Trade undecided) {
        ask("t", undecided);
        assertThat(ask("t", TRADED)).isEqualTo(TRADED);
    }

    static Trade[] what_decides_nothing_is_asked_again_at_once() {
        return new Trade[] {new NoAnswer(), new Throttled()};
    }

    @Test
    void hits_and_misses_are_counted() {
        ask("t", TRADED);
        ask("t", TRADED);
        ask("u", TRADED);
        assertThat(gets("hit")).isEqualTo(1);
        assertThat(gets("miss")).isEqualTo(2);
    }

    private double gets(String result) {
        return meters.get("cache.gets")
                .tag("cache", "api-tokens")
                .tag("result", result)
                .functionCounter()
                .count();
    }

    private Trade ask(String token, Trade answer) {
        return Objects.requireNonNull(
                kept.of(token, () -> asking(Mono.just(answer))).block());
    }

    private Mono<Trade> asking(Mono<Trade> answer) {
        asked.incrementAndGet();
        return answer;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
