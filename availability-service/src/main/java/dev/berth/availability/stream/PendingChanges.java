package dev.berth.availability.stream;

import dev.berth.availability.follow.BookingListener;
import dev.berth.availability.follow.BookingNews;
import dev.berth.availability.follow.Progress;
import dev.berth.availability.occupancy.Change;
import dev.berth.availability.occupancy.ChangeListener;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What changed since the last batch, each resource and each booking once. Silent until the topics were read. */
@Component
class PendingChanges implements ChangeListener, BookingListener {
    /** A booking that has been over for longer is of no interest to an open page. */
    private static final Duration OF_INTEREST = Duration.ofDays(1);

    private final Progress progress;
    private final Clock clock;
    private Map<UUID, Change> changes = new LinkedHashMap<>();
    private Map<UUID, BookingNews> bookings = new LinkedHashMap<>();

    PendingChanges(Progress progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
    }

    record Batch(List<Change> changes, List<BookingNews> bookings) {}

    @Override
    public void changed(Change change) {
        if (progress.asOf().isPresent() && change.to().isAfter(clock.instant())) {
            synchronized (this) {
                changes.merge(change.resourceId(), change, PendingChanges::both);
                notifyAll();
            }
        }
    }

    private static Change both(Change earlier, Change later) {
        return new Change(
                later.kind(),
                later.resourceId(),
                earlier.from().isBefore(later.from()) ? earlier.from() : later.from(),
                earlier.to().isAfter(later.to()) ? earlier.to() : later.to(),
                later.seats());
    }

    @Override
    public void changed(BookingNews booking) {
        if (progress.asOf().isPresent()
                && booking.endsAt().isAfter(clock.instant().minus(OF_INTEREST))) {
            synchronized (this) {
                bookings.put(booking.id(), booking);
                notifyAll();
            }
        }
    }

    /** Waits until there is something. */
    synchronized Batch next() throws InterruptedException {
        while (changes.isEmpty() && bookings.isEmpty()) {
            wait();
        }
        Batch batch = new Batch(new ArrayList<>(changes.values()), new ArrayList<>(bookings.values()));
        changes = new LinkedHashMap<>();
        bookings = new LinkedHashMap<>();
        return batch;
    }
}
