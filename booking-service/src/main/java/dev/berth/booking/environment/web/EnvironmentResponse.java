package dev.berth.booking.environment.web;

import dev.berth.booking.environment.Capability;
import dev.berth.booking.environment.Egress;
import dev.berth.booking.environment.Environment;
import dev.berth.booking.environment.Preset;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Schema(name = "Environment")
record EnvironmentResponse(
        UUID id,
        String name,
        String description,
        String image,
        List<Integer> ports,
        List<String> command,
        Map<String, String> variables,
        int cores,
        int memoryGb,
        int gpus,
        Egress egress,
        List<Capability> capabilities,
        boolean readOnlyRoot,
        boolean enabled) {

    static EnvironmentResponse of(Environment environment) {
        Preset it = environment.preset();
        return new EnvironmentResponse(
                environment.id(),
                it.name(),
                it.description(),
                it.image(),
                it.ports(),
                it.command(),
                it.variables(),
                it.cores(),
                it.memoryGb(),
                it.gpus(),
                it.confinement().egress(),
                it.confinement().capabilities(),
                it.confinement().readOnlyRoot(),
                environment.isEnabled());
    }
}
