package dev.berth.availability.search.web;

import dev.berth.availability.grid.FreeRun;
import dev.berth.availability.grid.Grid;
import dev.berth.availability.occupancy.Offer;
import dev.berth.availability.position.PositionHeader;
import dev.berth.availability.search.SearchOutcome.Found;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is free, and as of when that is known. */
record SearchResponse(
        List<Result> results,

        @Schema(description = "Everything published until then is in this answer")
        Instant asOf,

        @Schema(description = PositionHeader.STALE) @Nullable
        Boolean stale) {
    static SearchResponse of(Found found, boolean stale) {
        return new SearchResponse(
                found.offers().stream().map(Result::of).toList(),
                found.asOf(),
                stale || found.growingOld() ? true : null);
    }

    record Result(
            Resource resource,

            @Schema(
                    description =
                            "The longest free runs within the window; with GPUs they may overlap, because a booking keeps its GPUs from start to end")
            List<Slot> slots,

            @Schema(description = "The first start from which the duration fits, also after the window")
            Instant nextAvailable) {
        static Result of(Offer offer) {
            return new Result(
                    new Resource(offer.id(), offer.name(), offer.kind().word()),
                    offer.runs().stream().map(Slot::of).toList(),
                    Grid.startOf(offer.nextStart()));
        }
    }

    record Resource(UUID id, String name, String kind) {}

    record Slot(Instant startsAt, Instant endsAt, int durationMinutes) {
        static Slot of(FreeRun run) {
            return new Slot(
                    Grid.startOf(run.from()), Grid.startOf(run.to()), (run.to() - run.from()) * Grid.SLOT_MINUTES);
        }
    }
}
