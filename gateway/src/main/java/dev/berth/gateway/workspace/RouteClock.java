package dev.berth.gateway.workspace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Closes routes at their end, with or without news from Kafka. */
@Component
class RouteClock implements SmartLifecycle {
    private static final Duration TICK = Duration.ofMillis(250);

    private final WorkspaceRoutes routes;
    private volatile @Nullable Disposable ticking;

    RouteClock(WorkspaceRoutes routes) {
        this.routes = routes;
    }

    @Override
    public void start() {
        ticking = Flux.interval(TICK).onBackpressureDrop().subscribe(tick -> routes.closeOverdue());
    }

    @Override
    public void stop() {
        var was = ticking;
        ticking = null;
        if (was != null) {
            was.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return ticking != null;
    }
}
