package dev.berth.booking.environment.web;

import dev.berth.booking.environment.Capability;
import dev.berth.booking.environment.Confinement;
import dev.berth.booking.environment.Egress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says of an environment's confinement. What it leaves out stays as it is. */
record EnvironmentLimits(
        @Nullable Egress egress,
        @Nullable List<Capability> capabilities,
        @Nullable Boolean readOnlyRoot) {
    Confinement over(Confinement it) {
        return new Confinement(
                egress == null ? it.egress() : egress,
                capabilities == null ? it.capabilities() : capabilities,
                readOnlyRoot == null ? it.readOnlyRoot() : readOnlyRoot);
    }
}
