package dev.berth.booking.apitoken;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets tokens that have long expired. */
@Component
class TokenSweeping {
    private final ApiTokens tokens;

    TokenSweeping(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        tokens.sweep();
    }
}
