package dev.berth.feed.subscription.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record RotateRequest(
        @Schema(description = "Which feed; my own when absent") @Nullable
        UUID id) {}
