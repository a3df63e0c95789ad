package dev.berth.booking.feature.web;

import dev.berth.booking.feature.Flag.Audience;
import dev.berth.booking.security.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is left out stays as it is; a list replaces the one before. */
record FlagChange(
        @Nullable Boolean enabled,
        @Nullable @Min(0) @Max(100) Integer percentage,
        @Nullable @Size(max = 3) List<@NotNull Role> roles,
        @Nullable @Size(max = 500) List<@NotNull UUID> people) {

    Audience applyTo(Audience it) {
        return new Audience(
                Objects.requireNonNullElse(enabled, it.enabled()),
                Objects.requireNonNullElse(percentage, it.percentage()),
                Objects.requireNonNullElse(roles, it.roles()),
                Objects.requireNonNullElse(people, it.people()));
    }
}
