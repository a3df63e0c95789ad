package dev.berth.gateway.access;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.berth.gateway.access.Trade.NoAnswer;
import dev.berth.gateway.access.Trade.Refused;
import dev.berth.gateway.access.Trade.Throttled;
import dev.berth.gateway.access.Trade.Traded;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Trades of the last seconds: a busy script costs booking-service one question each time they run out, however many of its
 * calls come at once.
 */
@Component
class KeptTrades {
    private final ApiTokenSettings settings;
    private final AsyncCache<String, Trade> trades;

    @Autowired
    KeptTrades(ApiTokenSettings settings, MeterRegistry meters) {
        this(settings, meters, Ticker.systemTicker());
    }

    KeptTrades(ApiTokenSettings settings, MeterRegistry meters, Ticker ticker) {
        this.settings = settings;
        this.trades = Caffeine.newBuilder()
                .maximumSize(settings.most())
                .expireAfter(Expiry.<String, Trade>creating((token, trade) -> life(trade)))
                .ticker(ticker)
                .recordStats()
                .buildAsync();
        CaffeineCacheMetrics.monitor(meters, trades, "api-tokens");
    }

    Mono<Trade> of(String token, Supplier<Mono<Trade>> trade) {
        // Whoever hangs up must not take the answer away from the others who wait for it.
        return Mono.defer(() ->
                Mono.fromFuture(trades.get(token, (key, executor) -> trade.get().toFuture()), true));
    }

    /** Drops this trade, unless another has taken its place. Never waits for one that is under way. */
    void forget(String token, Trade trade) {
        var kept = trades.getIfPresent(token);
        if (kept != null && kept.state() == Future.State.SUCCESS && trade.equals(kept.resultNow())) {
            trades.asMap().remove(token, kept);
        }
    }

    private Duration life(Trade trade) {
        return switch (trade) {
            case Traded it -> it.life().compareTo(settings.keptFor()) < 0 ? it.life() : settings.keptFor();
            case Refused it -> settings.refusedFor();
            case Throttled it -> Duration.ZERO;
            case NoAnswer it -> Duration.ZERO;
        };
    }
}
