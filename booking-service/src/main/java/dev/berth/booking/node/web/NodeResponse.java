package dev.berth.booking.node.web;

import dev.berth.booking.node.Gpu;
import dev.berth.booking.node.Node;
import dev.berth.booking.node.NodeAdministration.Sight;
import dev.berth.booking.node.NodeStatus;
import dev.berth.booking.node.NodeVitals;
import dev.berth.booking.security.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "Node")
record NodeResponse(
        UUID id,
        String name,
        NodeStatus status,
        String site,
        List<String> tags,
        int cores,
        int memoryGb,
        List<Gpu> gpus,

        @Schema(description = "What bookings hold of it right now")
        NodeVitals.Used used,

        @Schema(description = "docker, or process for trying out; unknown until its first report") @Nullable
        String runtime,

        Instant lastSeenAt,
        NodeVitals.@Nullable Load load,
        @Schema(description = "For admins only") @Nullable String mac,
        String agentVersion,
        List<String> images,

        @Schema(description = "Its key was revoked: it can neither link nor report")
        boolean revoked,

        long version) {

    static NodeResponse of(Sight sight, Caller caller) {
        Node it = sight.node();
        return new NodeResponse(
                it.id(),
                it.placard().name(),
                it.status(),
                it.placard().site(),
                it.placard().tags(),
                it.capacity().cores(),
                it.capacity().memoryGb(),
                it.capacity().gpus(),
                sight.vitals().used(),
                it.software().runtime(),
                sight.vitals().lastSeenAt(),
                sight.vitals().load(),
                caller.isAdmin() ? it.mac() : null,
                it.software().agentVersion(),
                it.software().images(),
                it.isRevoked(),
                it.version());
    }
}
