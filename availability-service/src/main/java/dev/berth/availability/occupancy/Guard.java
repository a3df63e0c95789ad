package dev.berth.availability.occupancy;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * One lock over all that is kept. One thread writes (the follower of the topics), answers are read side by side; an
 * answer sees every booking entirely or not at all, also one that moves from one resource to another.
 */
@Component
public class Guard {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    public void writing(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    public <T> T reading(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
