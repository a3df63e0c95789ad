package dev.berth.sync.external;

import dev.berth.sync.connector.FoundBooking;
import java.time.Instant;

/** An external booking with what Berth adds to it. */
record KnownBooking(FoundBooking booking, long version, Instant lastSeenAt, boolean vanished) {}
