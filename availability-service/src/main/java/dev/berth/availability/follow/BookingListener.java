package dev.berth.availability.follow;

/** Is told of every new version of a booking, on the thread that reads. */
@FunctionalInterface
public interface BookingListener {
    void changed(BookingNews booking);
}
