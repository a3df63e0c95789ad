package dev.berth.booking.reservation;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The course session in which a course booking has a seat. */
@Embeddable
public record Seat(UUID courseSessionId) {}
