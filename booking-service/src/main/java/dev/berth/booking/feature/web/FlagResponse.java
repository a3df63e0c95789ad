package dev.berth.booking.feature.web;

import dev.berth.booking.feature.Flag;
import dev.berth.booking.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "Flag")
record FlagResponse(
        String key,
        String description,
        boolean enabled,
        int percentage,
        List<Role> roles,
        List<UUID> people,
        Instant updatedAt,
        @Nullable EditorResponse updatedBy,
        long version) {

    @Schema(name = "FlagEditor")
    record EditorResponse(UUID id, String name) {}

    static FlagResponse of(Flag flag) {
        Flag.Editor by = flag.updatedBy();
        return new FlagResponse(
                flag.key(),
                flag.description(),
                flag.audience().enabled(),
                flag.audience().percentage(),
                flag.audience().roles(),
                flag.audience().people(),
                flag.updatedAt(),
                by == null ? null : new EditorResponse(by.id(), by.name()),
                flag.version());
    }
}
