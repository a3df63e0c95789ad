package dev.berth.sync.ics;

import dev.berth.sync.ics.CalendarReader.Contents;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * The threads that read the text of calendars: one for those of rooms and one for those of people, however many jobs there
 * are. So this work takes two cores at most, requests keep their threads, and people's calendars never delay those of rooms.
 */
@Component
class CalendarReaders {
    /** Calendars that may be read before it is this one's turn; only a bound for waiting on a thread that hangs. */
    private static final int QUEUE = 4;

    private final ExecutorService ofRooms = Executors.newSingleThreadExecutor(threads("calendars-of-rooms"));
    private final ExecutorService ofPeople = Executors.newSingleThreadExecutor(threads("calendars-of-people"));
    private final ScheduledExecutorService deadlines =
            Executors.newSingleThreadScheduledExecutor(threads("calendar-deadlines"));
    private final long readWithinMs;

    CalendarReaders(IcsSettings settings) {
        this.readWithinMs = settings.readWithin().toMillis();
    }

    private static java.util.concurrent.ThreadFactory threads(String name) {
        return Thread.ofPlatform()
                .name(name)
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .factory();
    }

    /** Blocks until the text is read, or its time is over; that time begins when the thread takes it up. */
    Contents read(CalendarReader reader, String text, boolean ofRoom) throws NoCalendar, TimeoutException {
        var itself = new CompletableFuture<Future<Contents>>();
        Future<Contents> work = (ofRoom ? ofRooms : ofPeople).submit(() -> {
            Future<Contents> me = itself.join();
            Future<?> deadline = deadlines.schedule(() -> me.cancel(true), readWithinMs, TimeUnit.MILLISECONDS);
            try {
                return reader.read(text);
            } finally {
                deadline.cancel(false);
            }
        });
        itself.complete(work);
        return resultOf(work);
    }

    private Contents resultOf(Future<Contents> work) throws NoCalendar, TimeoutException {
        try {
            return work.get(readWithinMs * QUEUE, TimeUnit.MILLISECONDS);
        } catch (CancellationException late) {
            throw new TimeoutException();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TimeoutException();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case NoCalendar none -> throw none;
                case CancellationException late -> throw new TimeoutException();
                case null, default -> throw new IllegalStateException("The calendar could not be read", failed);
            }
        } finally {
            work.cancel(true);
        }
    }

    @PreDestroy
    void close() {
        ofRooms.shutdownNow();
        ofPeople.shutdownNow();
        deadlines.shutdownNow();
    }
}
