package dev.berth.booking.node;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends magic packets, and begins and ends planned maintenance, when it is time. */
@Component
@ConditionalOnBooleanProperty(name = "berth.nodes.watch", matchIfMissing = true)
class WakeScheduler {
    private final Waking waking;
    private final Maintenance maintenance;

    WakeScheduler(Waking waking, Maintenance maintenance) {
        this.waking = waking;
        this.maintenance = maintenance;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void look() {
        waking.send();
        maintenance.followPlans();
    }
}
