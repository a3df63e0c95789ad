package dev.berth.sync.source.web;

import dev.berth.sync.external.SourceState;
import dev.berth.sync.source.OutsideSource;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's own calendar, never its address. */
@Schema(name = "Calendar")
record CalendarResponse(
        UUID id,
        String name,

        @Schema(description = "Where it is read from; nothing when it was uploaded") @Nullable
        String host,

        boolean uploaded,
        boolean enabled,
        String timeZone,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant lastSucceededAt,
        boolean stale,
        @Nullable String error,

        @Schema(description = "The job that is not over yet") @Nullable
        UUID runningJob,

        long version) {
    static CalendarResponse of(OutsideSource source, @Nullable SourceState state, @Nullable UUID runningJob) {
        URI shown = source.setup().address();
        return new CalendarResponse(
                source.id(),
                source.setup().name(),
                shown.getHost(),
                SourceFields.isUploaded(shown),
                source.setup().enabled(),
                source.setup().timeZone().getId(),
                state == null ? null : state.lastAttemptAt(),
                state == null ? null : state.lastSucceededAt(),
                state != null && state.error() != null,
                state == null ? null : state.error(),
                runningJob,
                source.version());
    }
}
