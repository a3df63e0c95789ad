package dev.berth.sync.portal.web;

import dev.berth.sync.connector.Source;
import dev.berth.sync.edge.Caller;
import dev.berth.sync.edge.Problem;
import dev.berth.sync.job.Job;
import dev.berth.sync.job.Jobs;
import dev.berth.sync.job.web.AsksForSync;
import dev.berth.sync.job.web.JobResponse;
import dev.berth.sync.portal.Accounts;
import dev.berth.sync.portal.Portals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me/sync")
@Tag(name = "Portals")
class SyncController {
    private final Portals portals;
    private final Accounts accounts;
    private final Jobs jobs;

    SyncController(Portals portals, Accounts accounts, Jobs jobs) {
        this.portals = portals;
        this.accounts = accounts;
        this.jobs = jobs;
    }

    @Schema(name = "SyncRequest")
    record SyncRequest(
            @Schema(description = "Without it, all portals that I have connected") @Nullable
            String portal) {}

    @Schema(name = "SyncAccepted")
    record SyncAccepted(
            UUID jobId,

            @Schema(description = "One per portal; jobId is the first")
            List<UUID> jobIds) {}

    @Schema(name = "PortalSync")
    record PortalSync(
            String portal,

            @Schema(description = "The job that is not over yet") @Nullable
            UUID running,

            @Nullable JobResponse lastJob) {}

    @Schema(name = "PortalSyncList")
    record PortalSyncList(List<PortalSync> items, @Nullable String nextCursor) {}

    @AsksForSync
    @PostMapping
    @Operation(
            summary = "Read my portals now",
            description = "When one is being read already, the answer is that job: there is at most one at a time.")
    ResponseEntity<SyncAccepted> sync(Caller me, @RequestBody(required = false) @Nullable SyncRequest request) {
        String one = request == null ? null : request.portal();
        List<UUID> ids = one == null ? syncAll(me) : List.of(syncOne(me, one));
        if (ids.isEmpty()) {
            throw Problem.notFound("You have not connected a portal.");
        }
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/sync/jobs/" + ids.getFirst()))
                .body(new SyncAccepted(ids.getFirst(), ids));
    }

    private List<UUID> syncAll(Caller me) {
        return portals.portals().keySet().stream()
                .flatMap(it -> accounts.requestSync(me.id(), it).stream())
                .toList();
    }

    private UUID syncOne(Caller me, String portal) {
        return accounts.requestSync(me.id(), portal)
                .orElseThrow(() -> Problem.notFound("You have not connected this portal."));
    }

    @GetMapping("/status")
    @Operation(summary = "How the syncs of my portals stand")
    PortalSyncList status(Caller me) {
        List<PortalSync> items = portals.portals().keySet().stream()
                .filter(it -> accounts.find(me.id(), it).isPresent())
                .map(it -> status(me, it))
                .toList();
        return new PortalSyncList(items, null);
    }

    private PortalSync status(Caller me, String portal) {
        Optional<Job> last = jobs.lastOf(Source.accountId(portal, me.id()));
        return new PortalSync(
                portal,
                last.filter(Job::isLive).map(Job::id).orElse(null),
                last.map(JobResponse::of).orElse(null));
    }
}
