package dev.berth.agent.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the agent is, for the person at the machine.
 *
 * @param weaknesses what keeps workspaces here less apart than they should be
 */
public record HealthReport(
        String status,
        String agentVersion,
        Node node,
        Runtime runtime,
        Assignment assignment,
        Link link,
        Clock clock,
        Workspaces workspaces,
        Home home,
        List<String> weaknesses,
        Map<String, String> failingLoops) {

    public record Node(@Nullable UUID id, String enrolment) {}

    public record Runtime(String kind, boolean answers, String detail) {}

    public record Assignment(boolean complete, @Nullable Instant lastHeardAt) {}

    /** The connection to the control plane; without it the node goes on with what it knows. */
    public record Link(boolean up, String detail, @Nullable Long epoch, long unknownMessages) {}

    public record Clock(
            Instant now, long aheadOfSystemMillis, @Nullable Instant correctedAt) {}

    public record Workspaces(
            int wanted,
            int containers,
            @Nullable Instant lookedAt,
            @Nullable String trouble) {}

    /** Whether the agent's directory takes what is written, and what it refuses. */
    public record Home(boolean writable, @Nullable String trouble) {}
}
