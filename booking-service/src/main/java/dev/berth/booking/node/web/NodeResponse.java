package dev.berth.booking.node.web;

import dev.berth.booking.node.Capacity;
import dev.berth.booking.node.Gpu;
import dev.berth.booking.node.Maintenance;
import dev.berth.booking.node.Node;
import dev.berth.booking.node.NodeAdministration.Sight;
import dev.berth.booking.node.NodeStatus;
import dev.berth.booking.node.NodeVitals;
import dev.berth.booking.security.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "Node")
record NodeResponse(
        UUID id,
        String name,
        NodeStatus status,

        @Schema(description = "What people should know of the status") @Nullable
        String reason,

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

        @Schema(description = "When it is not available, planned or now") @Nullable
        MaintenanceResponse maintenance,

        @Schema(description = "More than an admin has agreed to; for admins only") @Nullable
        OfferResponse offered,

        @Schema(description = "How long it may take to wake") @Nullable
        Long wakeSeconds,

        @Schema(description = "Its key was revoked: it can neither link nor report")
        boolean revoked,

        long version) {

    @Schema(name = "NodeOffer")
    record OfferResponse(int cores, int memoryGb, List<Gpu> gpus) {
        static OfferResponse of(Capacity it) {
            return new OfferResponse(it.cores(), it.memoryGb(), it.gpus());
        }
    }

    @Schema(name = "NodeMaintenance")
    record MaintenanceResponse(
            @Nullable Instant from, @Nullable Instant until, String reason) {
        static MaintenanceResponse of(Maintenance.Plan it) {
            return new MaintenanceResponse(it.from(), it.until(), it.reason());
        }
    }

    static NodeResponse of(Sight sight, Caller caller) {
        Node it = sight.node();
        return new NodeResponse(
                it.id(),
                it.placard().name(),
                it.status(),
                it.reason().orElse(null),
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
                it.maintenancePlan().map(MaintenanceResponse::of).orElse(null),
                caller.isAdmin() ? it.offered().map(OfferResponse::of).orElse(null) : null,
                it.wakeLead().map(Duration::toSeconds).orElse(null),
                it.isRevoked(),
                it.version());
    }
}
