package dev.berth.feed.calendar;

import java.time.Instant;
import java.util.UUID;

/** A calendar as it was between two changes. */
public record Edition(CalendarKey key, UUID stamp, Instant changedAt) {}
