package dev.berth.agent.enrolment;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/** The identity that the control plane gave this node. */
public record NodeIdentity(UUID nodeId, URI controlPlane, Instant enrolledAt) {}
