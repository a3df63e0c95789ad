package dev.berth.availability.occupancy;

import java.util.UUID;

/** One resource over time, which bookings hold and let go. */
public interface Holder {
    Kind kind();

    UUID id();

    void hold(int from, int to, Demand demand);

    void letGo(int from, int to, Demand demand);
}
