package dev.berth.booking.reservation.web;

import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.BookingKind;
import dev.berth.booking.reservation.BookingStatus;
import dev.berth.booking.reservation.BookingVerb;
import dev.berth.booking.reservation.Compute;
import dev.berth.booking.reservation.Workspace;
import dev.berth.booking.reservation.WorkspaceState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A booking as people and programs read it. */
record BookingResponse(
        UUID id,
        BookingKind kind,
        BookingStatus status,
        @Nullable String statusReason,
        Instant startsAt,
        Instant endsAt,
        String title,
        @Nullable String description,
        User user,
        Resource resource,
        @Nullable ComputePart compute,
        @Nullable PlacementPart placement,
        @Nullable Integer attendees,
        @Nullable WorkspacePart workspace,
        @Nullable Instant decideBy,

        @Schema(description = "What the asking person may do with it now")
        List<BookingVerb> may,

        long version,
        Instant createdAt,
        Instant updatedAt) {

    record User(UUID id, String name) {}

    record Resource(UUID id, String name, String kind) {
        static Resource of(Booking.Resource it) {
            return new Resource(it.id(), it.name(), it.kind());
        }
    }

    record ComputePart(
            int cores, int memoryGb, int gpus, UUID environmentId, String environmentName, List<String> nodeTags) {}

    record PlacementPart(UUID nodeId, String nodeName, List<String> gpuUuids) {}

    /** Where it answers is not told: the only way in is through Berth. */
    record WorkspacePart(WorkspaceState state, @Nullable String reason, int generation, Instant from, Instant until) {}

    static BookingResponse of(Booking booking, List<BookingVerb> may) {
        return new BookingResponse(
                booking.id(),
                booking.kind(),
                booking.status(),
                booking.statusReason(),
                booking.window().startsAt(),
                booking.window().endsAt(),
                booking.title(),
                booking.description(),
                new User(booking.userId(), booking.userName()),
                Resource.of(booking.resource()),
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
                booking.status() == BookingStatus.PENDING ? booking.decideBy() : null,
                may,
                booking.version(),
                booking.createdAt(),
                booking.updatedAt());
    }

    private static ComputePart computeOf(Compute compute) {
        return new ComputePart(
                compute.cores(),
                compute.memoryGb(),
                compute.gpus(),
                compute.environment().environmentId(),
                compute.environment().name(),
                compute.nodeTags());
    }

    private static PlacementPart placementOf(Booking booking) {
        return new PlacementPart(
                booking.placement().nodeId(),
                booking.nodeName(),
                booking.placement().gpuUuids());
    }

    private static @Nullable WorkspacePart workspaceOf(@Nullable Workspace it) {
        return it == null ? null : new WorkspacePart(it.state(), it.reason(), it.generation(), it.from(), it.until());
    }
}
