package dev.berth.booking.reservation;

import dev.berth.booking.problem.TooBusy;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
    private final long patienceMillis;

    Rushes(RushSettings settings) {
        this.patienceMillis = settings.patience().toMillis();
    }

    /**
     * Whoever holds the room holds the door as well, so that a wait has an end here too: {@link TooBusy}.
     *
     * @param look asked only by those who find others before them, and again when they have waited; empty when it is worth a try
     * @param attempt the booking itself
     */
    Placing through(UUID room, Supplier<Optional<Placing.Refused>> look, Supplier<Placing> attempt) {
        Semaphore door = doors[Math.floorMod(room.hashCode(), DOORS)];
        if (door.tryAcquire()) {
            return enter(door, attempt);
        }
        Optional<Placing.Refused> taken = look.get();
        if (taken.isPresent()) {
            return taken.get();
        }
        await(door);
        return enter(door, () -> look.get().<Placing>map(it -> it).orElseGet(attempt));
    }

    private static Placing enter(Semaphore door, Supplier<Placing> attempt) {
        try {
            return attempt.get();
        } finally {
            door.release();
        }
    }

    private void await(Semaphore door) {
        try {
            if (!door.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
                throw new TooBusy("Somebody holds this room for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy("Stopped while waiting for a room");
        }
    }
}
