package dev.berth.sync.source.web;

import dev.berth.sync.connector.Source;
import dev.berth.sync.job.web.AsksForSync;
import dev.berth.sync.source.RoomRefresh;
import dev.berth.sync.source.RoomRefresh.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For staff and admins: {@code Access} says so. */
@RestController
@Tag(name = "Sources")
class RefreshController {
    private final RoomRefresh rooms;

    RefreshController(RoomRefresh rooms) {
        this.rooms = rooms;
    }

    @Schema(name = "RoomRefresh")
    record RefreshAnswer(List<RefreshedSource> begun, List<RefreshedSource> skipped) {
        static RefreshAnswer of(List<Outcome> outcomes) {
            List<RefreshedSource> all =
                    outcomes.stream().map(RefreshedSource::of).toList();
            return new RefreshAnswer(
                    all.stream().filter(it -> it.reason() == null).toList(),
                    all.stream().filter(it -> it.reason() != null).toList());
        }
    }

    @Schema(name = "RefreshedSource")
    record RefreshedSource(
            UUID sourceId,
            String name,

            @Schema(description = "The rooms that it fills") List<UUID> roomIds,

            @Schema(description = "The new job; of a source that was skipped, the job that runs or ended just now")
            UUID jobId,

            @Schema(
                    description = "Why it was skipped",
                    allowableValues = {"running", "just-read"})
            @Nullable
            String reason) {
        static RefreshedSource of(Outcome outcome) {
            String reason = switch (outcome.what()) {
                case BEGUN -> null;
                case RUNNING -> "running";
                case JUST_READ -> "just-read";
            };
            Source source = outcome.source().source();
            return new RefreshedSource(outcome.source().id(), source.name(), source.rooms(), outcome.jobId(), reason);
        }
    }

    @AsksForSync
    @PostMapping("/api/v1/sync/refresh")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Read now what fills rooms",
            description = "For staff. A source that is being read, or was read within the last minute, is skipped.")
    RefreshAnswer refresh() {
        return RefreshAnswer.of(rooms.refresh());
    }
}
