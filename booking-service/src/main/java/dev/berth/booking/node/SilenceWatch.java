package dev.berth.booking.node;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for silent nodes every few seconds, in every replica: each silent node is claimed by one of them. */
@Component
@ConditionalOnBooleanProperty(name = "berth.nodes.watch", matchIfMissing = true)
class SilenceWatch {
    private final ReportIntake intake;
    private final Silence silence;

    SilenceWatch(ReportIntake intake, Silence silence) {
        this.intake = intake;
        this.silence = silence;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        intake.openSince().ifPresent(silence::judge);
    }
}
