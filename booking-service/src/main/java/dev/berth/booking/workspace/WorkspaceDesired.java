package dev.berth.booking.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.berth.booking.environment.Egress;
import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a node shall run: the event of one generation. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record WorkspaceDesired(UUID id, String type, long version, Instant occurredAt, Desired workspace) {
    static final String TYPE = "workspace.desired";

    record Desired(UUID bookingId, UUID nodeId, int generation, Instant from, Instant until, Spec spec) {}

    record Spec(
            String title,
            String image,
            List<String> command,
            List<Integer> ports,
            Map<String, String> environment,
            int cores,
            int memoryGb,
            List<String> gpuUuids,
            Egress egress,
            List<String> capabilities,
            boolean readOnlyRoot) {}

    static WorkspaceDesired of(UUID id, Booking booking, Workspace wanted, Instant at) {
        return new WorkspaceDesired(
                id,
                TYPE,
                wanted.generation(),
                at,
                new Desired(
                        booking.id(),
                        booking.placement().nodeId(),
                        wanted.generation(),
                        wanted.from(),
                        wanted.until(),
                        specOf(booking)));
    }

    private static Spec specOf(Booking booking) {
        var environment = booking.compute().environment();
        return new Spec(
                booking.title(),
                environment.image(),
                environment.command(),
                environment.ports(),
                environment.variables(),
                booking.compute().cores(),
                booking.compute().memoryGb(),
                booking.placement().gpuUuids(),
                environment.egress(),
                environment.capabilities(),
                environment.readOnlyRoot());
    }
}
