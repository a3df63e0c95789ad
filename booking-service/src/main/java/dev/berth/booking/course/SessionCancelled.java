package dev.berth.booking.course;

import dev.berth.booking.audit.Actor;
import java.time.Instant;
import java.util.UUID;

/** The session does not take place: nobody has a seat any more. Told inside the transaction of the change. */
public record SessionCancelled(UUID sessionId, String reason, Actor actor, Instant at) {}
