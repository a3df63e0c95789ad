package dev.berth.booking.course;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The request that planned a session, by which it is found again when it is repeated. */
@Embeddable
record PlanRequest(UUID plannedBy, String requestKey, byte[] requestFingerprint) {}
