package dev.berth.booking.environment;

import java.util.List;

/**
 * What an environment offers.
 *
 * @param ports the first is the one that Connect opens
 * @param command empty: what the image runs by itself
 * @param cores default of the booking form, as are memory and GPUs
 */
public record Preset(
        String name,
        String description,
        String image,
        List<Integer> ports,
        List<String> command,
        int cores,
        int memoryGb,
        int gpus,
        Confinement confinement) {
    public Preset {
        ports = List.copyOf(ports);
        command = List.copyOf(command);
    }
}
