package dev.berth.availability.search.web;

import dev.berth.availability.grid.FreeRun;
import dev.berth.availability.grid.Grid;
import dev.berth.availability.occupancy.Kind;
import dev.berth.availability.occupancy.Offer;
import dev.berth.availability.occupancy.Offer.LeftIn;
import dev.berth.availability.position.PositionHeader;
import dev.berth.availability.room.Rooms.UnknownRoom;
import dev.berth.availability.search.SearchOutcome.Found;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is free, and as of when that is known. */
record SearchResponse(
        List<Result> results,

        @Schema(
                description =
                        "Rooms that would suit, but an outside system books them too and was not read lately: nobody knows"
                                + " whether they are free")
        List<UnknownResult> unknown,

        @Schema(description = "Everything published until then is in this answer")
        Instant asOf,

        @Schema(description = PositionHeader.STALE) @Nullable
        Boolean stale) {
    static SearchResponse of(Found found, boolean stale) {
        return new SearchResponse(
                found.offers().stream().map(Result::of).toList(),
                found.unknown().stream().map(UnknownResult::of).toList(),
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
            Instant nextAvailable,

            @Schema(description = "Of a node: what is free of it over the window, in stretches") @Nullable
            List<FreeAmount> free) {
        static Result of(Offer offer) {
            return new Result(
                    new Resource(offer.id(), offer.name(), offer.kind().word()),
                    offer.runs().stream().map(Slot::of).toList(),
                    Grid.startOf(offer.nextStart()),
                    offer.kind() == Kind.NODE
                            ? offer.left().stream().map(FreeAmount::of).toList()
                            : null);
        }
    }

    record FreeAmount(Instant startsAt, Instant endsAt, int cores, int memoryGb, int gpus) {
        static FreeAmount of(LeftIn it) {
            return new FreeAmount(
                    Grid.startOf(it.from()),
                    Grid.startOf(it.to()),
                    it.left().cores(),
                    it.left().memoryGb(),
                    it.left().gpus());
        }
    }

    record UnknownResult(
            Resource resource,

            @Schema(description = "The outside system") String source,

            @Schema(description = "When it was last read; absent when it never was") @Nullable
            Instant unknownSince) {
        static UnknownResult of(UnknownRoom it) {
            return new UnknownResult(new Resource(it.id(), it.name(), Kind.ROOM.word()), it.source(), it.since());
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
