package dev.berth.booking.environment.web;

import dev.berth.booking.environment.Capability;
import dev.berth.booking.environment.Egress;
import dev.berth.booking.environment.Preset;
import dev.berth.booking.input.OneLine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left out stays as it is. */
record EnvironmentChange(
        @Nullable @OneLine(max = 100) String name,
        @Nullable @Size(max = 500) String description,
        @Nullable @ImageReference String image,
        @Nullable @Size(min = 1, max = 10) List<@NotNull @Min(1) @Max(65535) Integer> ports,
        @Nullable @Size(max = 50) List<@NotNull @Size(max = 1000) String> command,
        @Nullable @Variables Map<String, String> variables,
        @Nullable @Min(1) @Max(1024) Integer cores,
        @Nullable @Min(1) @Max(16384) Integer memoryGb,
        @Nullable @Min(0) @Max(64) Integer gpus,
        @Nullable Egress egress,
        @Nullable @Size(max = 20) List<@NotNull Capability> capabilities,
        @Nullable Boolean readOnlyRoot,
        @Nullable Boolean enabled) {

    Preset applyTo(Preset it) {
        return new Preset(
                name == null ? it.name() : name.strip(),
                description == null ? it.description() : description.strip(),
                image == null ? it.image() : image,
                ports == null ? it.ports() : ports,
                command == null ? it.command() : command,
                variables == null ? it.variables() : variables,
                cores == null ? it.cores() : cores,
                memoryGb == null ? it.memoryGb() : memoryGb,
                gpus == null ? it.gpus() : gpus,
                new EnvironmentLimits(egress, capabilities, readOnlyRoot).over(it.confinement()));
    }
}
