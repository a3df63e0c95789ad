package dev.berth.sync.portal.web;

import dev.berth.sync.portal.AccountState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Schema(name = "Portal")
record PortalResponse(
        String portal,
        String name,
        boolean connected,

        @Schema(description = "The e-mail that one signs in with there") @Nullable
        String email,

        @Nullable Instant connectedAt,
        @Nullable AccountState state,

        @Schema(description = "When it was last read to its end") @Nullable
        Instant lastSyncedAt) {}
