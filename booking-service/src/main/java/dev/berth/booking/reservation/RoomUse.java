package dev.berth.booking.reservation;

import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The room that a room booking holds, and for how many people if its owner said so. */
@Embeddable
public record RoomUse(UUID roomId, @Nullable Integer attendees) {}
