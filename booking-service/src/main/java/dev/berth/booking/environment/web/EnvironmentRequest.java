package dev.berth.booking.environment.web;

import dev.berth.booking.environment.Capability;
import dev.berth.booking.environment.Confinement;
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

/** A new environment. The first port is the one that Connect opens. */
record EnvironmentRequest(
        @NotNull @OneLine(max = 100) String name,
        @Nullable @Size(max = 500) String description,
        @NotNull @ImageReference String image,
        @NotNull @Size(min = 1, max = 10) List<@NotNull @Min(1) @Max(65535) Integer> ports,
        @Nullable @Size(max = 50) List<@NotNull @Size(max = 1000) String> command,
        @Nullable @Variables Map<String, String> variables,
        @NotNull @Min(1) @Max(1024) Integer cores,
        @NotNull @Min(1) @Max(16384) Integer memoryGb,
        @Nullable @Min(0) @Max(64) Integer gpus,
        @Nullable Egress egress,
        @Nullable @Size(max = 20) List<@NotNull Capability> capabilities,
        @Nullable Boolean readOnlyRoot) {

    Preset toPreset() {
        return new Preset(
                name.strip(),
                description == null ? "" : description.strip(),
                image,
                ports,
                command == null ? List.of() : command,
                variables == null ? Map.of() : variables,
                cores,
                memoryGb,
                gpus == null ? 0 : gpus,
                new EnvironmentLimits(egress, capabilities, readOnlyRoot).over(Confinement.USUAL));
    }
}
