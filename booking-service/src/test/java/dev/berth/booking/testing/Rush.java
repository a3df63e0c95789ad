package dev.berth.booking.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many at once: all are at the start line before the first sets off. */
public final class Rush {
    private Rush() {}

    public static <T> List<T> of(int many, IntFunction<T> each) {
        CountDownLatch start = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> under_way = IntStream.range(0, many)
                    .mapToObj(n -> pool.submit((Callable<T>) () -> {
                        start.await();
                        return each.apply(n);
                    }))
                    .toList();
            start.countDown();
            return under_way.stream().map(Rush::result).toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
