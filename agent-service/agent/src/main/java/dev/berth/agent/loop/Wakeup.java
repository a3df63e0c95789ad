package dev.berth.agent.loop;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits for a while, or until somebody has news. News during the work is not lost: the next wait ends at once. */
public final class Wakeup {
    private final Semaphore news = new Semaphore(0);

    public void signal() {
        news.release();
    }

    public void await(Duration atMost) throws InterruptedException {
        if (news.tryAcquire(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }
}
