package dev.berth.booking.reservation;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * When a thousand want one room at once, a few at a time try to book it and the others first look whether it is taken by now:
 * they share the look, where each try would be a transaction. It also leaves connections for those who want other rooms.
 * PostgreSQL stays the judge: nobody gets anything here, and nobody is refused by less than its word.
 */
@Component
class Rushes {
    private static final int DOORS = 256;
    private static final int AT_ONCE = 3;

    private final Semaphore[] doors =
            Stream.generate(() -> new Semaphore(AT_ONCE, true)).limit(DOORS).toArray(Semaphore[]::new);

    /**
     * @param look asked only of those who find others before them; empty when it is worth a try
     * @param attempt the booking itself
     */
    Placing through(UUID room, Supplier<Optional<Placing>> look, Supplier<Placing> attempt) {
        Semaphore door = doors[Math.floorMod(room.hashCode(), DOORS)];
        if (!door.tryAcquire()) {
            Optional<Placing> taken = look.get();
            if (taken.isPresent()) {
                return taken.get();
            }
            door.acquireUninterruptibly();
        }
        try {
            return attempt.get();
        } finally {
            door.release();
        }
    }
}
