package dev.berth.sync.source.web;

import dev.berth.sync.connector.SourceKind;
import dev.berth.sync.external.SourceState;
import dev.berth.sync.job.web.JobResponse;
import dev.berth.sync.source.OutsideSource;
import dev.berth.sync.source.Setup;
import dev.berth.sync.source.Space;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Never the secret. */
@Schema(name = "Source")
record SourceResponse(
        UUID id,
        SourceKind kind,
        String name,
        boolean enabled,

        @Schema(
                description =
                        "Of a calendar only its server: the rest is a secret. upload:calendar when it was uploaded")
        String address,

        @Nullable String clientId,
        boolean hasSecret,
        List<String> locationIds,
        String timeZone,
        List<SourceRequest.RoomMapping> rooms,

        @Schema(description = "The spaces that it has spoken of")
        List<SpaceItem> spaces,

        @Nullable Instant lastAttemptAt,
        @Nullable Instant lastSucceededAt,
        boolean stale,
        @Nullable String error,

        @Schema(description = "The job that is not over yet") @Nullable
        UUID runningJob,

        @Schema(description = "The newest, whether it is over or not") @Nullable
        JobResponse lastJob,

        long version) {
    @Schema(name = "SourceSpace")
    record SpaceItem(String id, String name) {}

    static SourceResponse of(
            OutsideSource source,
            List<Space> spaces,
            @Nullable SourceState state,
            @Nullable UUID runningJob,
            @Nullable JobResponse lastJob) {
        Setup setup = source.setup();
        return new SourceResponse(
                source.id(),
                setup.kind(),
                setup.name(),
                setup.enabled(),
                setup.address().toString(),
                setup.clientId(),
                source.secret() != null,
                setup.locationIds(),
                setup.timeZone().getId(),
                setup.rooms().entrySet().stream()
                        .map(it -> new SourceRequest.RoomMapping(it.getKey(), it.getValue()))
                        .sorted(Comparator.comparing(SourceRequest.RoomMapping::space))
                        .toList(),
                spaces.stream().map(it -> new SpaceItem(it.id(), it.name())).toList(),
                state == null ? null : state.lastAttemptAt(),
                state == null ? null : state.lastSucceededAt(),
                state == null || state.error() != null,
                state == null ? null : state.error(),
                runningJob,
                lastJob,
                source.version());
    }
}
