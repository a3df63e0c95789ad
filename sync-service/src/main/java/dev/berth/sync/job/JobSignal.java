package dev.berth.sync.job;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells the runner of this process that there is something to do. */
@Component
class JobSignal {
    private final Semaphore calls = new Semaphore(0);

    void wake() {
        calls.release();
    }

    void await(Duration atMost) throws InterruptedException {
        if (calls.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
    }
}
