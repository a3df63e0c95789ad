package dev.berth.booking.environment;

import java.util.List;

/**
 * What workspaces of an environment reach and may do.
 *
 * @param readOnlyRoot whether the image's own files cannot be changed; its temporary directories can
 */
public record Confinement(Egress egress, List<Capability> capabilities, boolean readOnlyRoot) {
    public static final Confinement USUAL = new Confinement(Egress.INTERNET, List.of(), false);

    public Confinement {
        capabilities = capabilities.stream().distinct().sorted().toList();
    }
}
