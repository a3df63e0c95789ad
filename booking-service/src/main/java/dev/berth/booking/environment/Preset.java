package dev.berth.booking.environment;

import java.util.List;
import java.util.Map;

/**
 * What an environment offers.
 *
 * @param ports the first is the one that Connect opens
 * @param command empty: what the image runs by itself
 * @param variables of the process environment; whoever uses a workspace can read them
 * @param cores default of the booking form, as are memory and GPUs
 */
public record Preset(
        String name,
        String description,
        String image,
        List<Integer> ports,
        List<String> command,
        Map<String, String> variables,
        int cores,
        int memoryGb,
        int gpus,
        Confinement confinement) {
    public Preset {
        ports = List.copyOf(ports);
        command = List.copyOf(command);
        variables = Map.copyOf(variables);
    }
}
