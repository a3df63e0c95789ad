package dev.berth.booking.reservation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * When a thousand ask the same at once, it is worked out twice and not a thousand times: once for the first, and then once
 * for all who came meanwhile. Nobody gets an answer that was begun before they asked, so none is older than its question.
 */
final class AskedTogether<Q, A> {
    private final ConcurrentMap<Q, Round<A>> open = new ConcurrentHashMap<>();
    /** One round at a time; different questions take turns as well, which keeps the database for those who book. */
    private final Semaphore turn;

    /** @param atOnce how many questions may be worked out side by side */
    AskedTogether(int atOnce) {
        turn = new Semaphore(atOnce, true);
    }

    private record Round<A>(Thread leader, CompletableFuture<A> answer) {}

    A ask(Q question, Supplier<A> work) {
        Round<A> round = open.computeIfAbsent(
                question, unused -> new Round<>(Thread.currentThread(), new CompletableFuture<>()));
        return round.leader() == Thread.currentThread() ? lead(question, round, work) : join(round);
    }

    private A lead(Q question, Round<A> round, Supplier<A> work) {
        turn.acquireUninterruptibly();
        try {
            open.remove(question, round); // who asks from here on may know more than what is read now
            A answer = work.get();
            round.answer().complete(answer);
            return answer;
        } catch (Throwable failed) {
            round.answer().completeExceptionally(failed);
            throw failed;
        } finally {
            turn.release();
        }
    }

    private static <A> A join(Round<A> round) {
        try {
            return round.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failed ? failed : e;
        }
    }
}
