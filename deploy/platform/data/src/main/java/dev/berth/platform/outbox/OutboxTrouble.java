package dev.berth.platform.outbox;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once when events begin to wait and once when they go out again; the measures tell how it goes in between. */
final class OutboxTrouble {
    private static final Logger log = LoggerFactory.getLogger(OutboxTrouble.class);

    private final AtomicBoolean isNow = new AtomicBoolean();

    void began(RuntimeException why) {
        if (isNow.compareAndSet(false, true)) {
            log.warn("Events wait in the outbox until Kafka answers: {}", why.toString());
        }
    }

    void over() {
        if (isNow.compareAndSet(true, false)) {
            log.info("Events go out again");
        }
    }
}
