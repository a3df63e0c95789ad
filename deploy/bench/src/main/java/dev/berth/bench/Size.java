package dev.berth.bench;

import java.time.Duration;

/** How much of everything. The promises are made for {@link #FULL}; {@link #QUICK} only shows that all of it works. */
record Size(int rooms, int bookings, int crowd, int streams, Duration warmUp, Duration run) {
    static final Size FULL = new Size(10_000, 1_000_000, 1_000, 5_000, Duration.ofSeconds(240), Duration.ofSeconds(12));
    static final Size QUICK = new Size(1_000, 50_000, 200, 500, Duration.ofSeconds(6), Duration.ofSeconds(4));
}
