package dev.berth.booking.course;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.grid.Window;
import java.time.Instant;
import java.util.UUID;

/** Other times or another course: whoever has a seat has it there. Told inside the transaction of the change. */
public record SessionMoved(UUID sessionId, String courseType, Window window, Actor actor, Instant at) {}
