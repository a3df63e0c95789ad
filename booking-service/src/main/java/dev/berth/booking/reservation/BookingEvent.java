package dev.berth.booking.reservation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What Kafka is told of a booking: always its whole state, so that the newest event of a key is all one needs. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record BookingEvent(UUID id, String type, long version, Instant occurredAt, State booking) {

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record State(
            UUID id,
            BookingKind kind,
            BookingStatus status,
            @Nullable String statusReason,
            Instant startsAt,
            Instant endsAt,
            String title,
            @Nullable String description,
            UUID userId,
            Booking.Resource resource,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ComputeState compute,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            PlacementState placement,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer attendees,

            @Nullable Observed workspace,
            Instant createdAt,
            Instant updatedAt) {}

    record ComputeState(
            int cores, int memoryGb, int gpus, UUID environmentId, String environmentName, List<String> nodeTags) {}

    record PlacementState(UUID nodeId, String nodeName, List<String> gpuUuids) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Observed(
            WorkspaceState state,
            @Nullable String reason,
            int generation,
            Instant from,
            Instant until,
            @Nullable Address address) {}

    record Address(String host, int port) {}

    static BookingEvent of(UUID id, BookingChanged change) {
        Booking booking = change.booking();
        return new BookingEvent(id, change.action().eventType(), booking.version(), change.at(), stateOf(booking));
    }

    private static State stateOf(Booking booking) {
        return new State(
                booking.id(),
                booking.kind(),
                booking.status(),
                booking.statusReason(),
                booking.window().startsAt(),
                booking.window().endsAt(),
                booking.title(),
                booking.description(),
                booking.userId(),
                booking.resource(),
                switch (booking.kind()) {
                    case COMPUTE -> computeOf(booking.compute());
                    case ROOM, COURSE -> null;
                },
                switch (booking.kind()) {
                    case COMPUTE -> placementOf(booking);
                    case ROOM, COURSE -> null;
                },
                switch (booking.kind()) {
                    case COMPUTE, COURSE -> null;
                    case ROOM -> booking.room().attendees();
                },
                workspaceOf(booking.workspace()),
                booking.createdAt(),
                booking.updatedAt());
    }

    private static ComputeState computeOf(Compute compute) {
        return new ComputeState(
                compute.cores(),
                compute.memoryGb(),
                compute.gpus(),
                compute.environment().environmentId(),
                compute.environment().name(),
                compute.nodeTags());
    }

    private static PlacementState placementOf(Booking booking) {
        return new PlacementState(
                booking.placement().nodeId(),
                booking.nodeName(),
                booking.placement().gpuUuids());
    }

    private static @Nullable Observed workspaceOf(@Nullable Workspace workspace) {
        return workspace == null
                ? null
                : new Observed(
                        workspace.state(),
                        workspace.reason(),
                        workspace.generation(),
                        workspace.from(),
                        workspace.until(),
                        workspace.host() == null || workspace.port() == null
                                ? null
                                : new Address(workspace.host(), workspace.port()));
    }
}
