package dev.berth.booking.account;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A semaphore that serves groups in rotation. One group with very many waiting requests delays another group's request by
 * one turn, not by all of them; and a group may have only so many waiting.
 */
class FairTurns {
    enum Outcome {
        GRANTED,
        /** The patience was over before it was this request's turn. */
        TIMED_OUT,
        /** This group has too many waiting already. */
        GROUP_FULL
    }

    private final ReentrantLock lock = new ReentrantLock();
    /** The group whose turn is next comes first. */
    private final Map<String, Queue<Semaphore>> waiting = new LinkedHashMap<>();

    private final int waitingPerGroup;
    private int free;

    FairTurns(int turns, int waitingPerGroup) {
        this.free = turns;
        this.waitingPerGroup = waitingPerGroup;
    }

    /** After {@code GRANTED}, and only then, the caller must {@link #release}. */
    Outcome acquire(String group, Duration patience) throws InterruptedException {
        Semaphore turn = new Semaphore(0);
        lock.lock();
        try {
            if (free > 0) {
                free--;
                return Outcome.GRANTED;
            }
            Queue<Semaphore> queue = waiting.computeIfAbsent(group, key -> new ArrayDeque<>());
            if (queue.size() >= waitingPerGroup) return Outcome.GROUP_FULL;
            queue.add(turn);
        } finally {
            lock.unlock();
        }
        boolean granted = false;
        try {
            granted = turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!granted) giveUp(group, turn);
        }
        return granted ? Outcome.GRANTED : Outcome.TIMED_OUT;
    }

    void release() {
        lock.lock();
        try {
            var groups = waiting.entrySet().iterator();
            if (!groups.hasNext()) {
                free++;
                return;
            }
            var next = groups.next();
            groups.remove();
            Semaphore turn = next.getValue().remove();
            if (!next.getValue().isEmpty()) waiting.put(next.getKey(), next.getValue()); // behind all others
            turn.release();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait, of all groups. */
    int waiting() {
        lock.lock();
        try {
            return waiting.values().stream().mapToInt(Queue::size).sum();
        } finally {
            lock.unlock();
        }
    }

    /** A turn that was granted in the same moment goes to the next one. */
    private void giveUp(String group, Semaphore turn) {
        lock.lock();
        try {
            Queue<Semaphore> queue = waiting.get(group);
            boolean waited = queue != null && queue.remove(turn);
            if (queue != null && queue.isEmpty()) waiting.remove(group);
            if (!waited) release();
        } finally {
            lock.unlock();
        }
    }
}
