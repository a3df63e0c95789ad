package dev.berth.sync.external;

import dev.berth.sync.connector.FoundBooking;
import java.time.Instant;

/** A person's booking at a source. */
public record PersonalBooking(String sourceId, FoundBooking booking, Instant lastSeenAt) {}
