package dev.berth.agent.loop;

import dev.berth.agent.reconcile.Address;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.reconcile.WorkspaceState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one wanted workspace stands. */
public record WorkspaceStatus(
        WorkspaceKey key,
        long generation,
        WorkspaceState state,
        Instant since,
        @Nullable String reason,
        @Nullable Address address) {}
