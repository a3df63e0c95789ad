package dev.berth.availability.position;

import dev.berth.availability.occupancy.Bookings;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Waits until a booking was read at a version or a newer one. Each waits for news of its own booking only. */
@Component
public class Positions {
    private final Bookings bookings;
    private final PositionSettings settings;
    private final Map<UUID, CountDownLatch> waiting = new ConcurrentHashMap<>();

    Positions(Bookings bookings, PositionSettings settings) {
        this.bookings = bookings;
        this.settings = settings;
    }

    /** False when the time ran out first. */
    public boolean reached(Position position) {
        long deadline = System.nanoTime() + settings.waitAtMost().toNanos();
        try {
            while (!hasSeen(position) && System.nanoTime() < deadline) {
                CountDownLatch news = waiting.computeIfAbsent(position.bookingId(), any -> new CountDownLatch(1));
                // It may have come between the question and the registration.
                if (hasSeen(position) || !news.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    stopWaiting(position.bookingId(), news);
                }
            }
            return hasSeen(position);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean hasSeen(Position position) {
        return bookings.haveSeen(position.bookingId(), position.version());
    }

    /** Others that wait on the same latch look again and make a new one. */
    private void stopWaiting(UUID bookingId, CountDownLatch latch) {
        waiting.remove(bookingId, latch);
        latch.countDown();
    }

    /** There is something new of this booking. */
    public void news(UUID bookingId) {
        CountDownLatch latch = waiting.remove(bookingId);
        if (latch != null) {
            latch.countDown();
        }
    }

    int waitingCount() {
        return waiting.size();
    }
}
