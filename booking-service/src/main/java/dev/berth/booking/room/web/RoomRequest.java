package dev.berth.booking.room.web;

import dev.berth.booking.input.OneLine;
import dev.berth.booking.input.TimeZone;
import dev.berth.booking.room.Approval;
import dev.berth.booking.room.Opening;
import dev.berth.booking.room.OpeningHours;
import dev.berth.booking.room.RoomCard;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A new room. Without opening hours it is always open. */
record RoomRequest(
        @NotNull @OneLine(max = 100) String name,
        @NotNull @OneLine(max = 100) String branch,
        @NotNull @OneLine(max = 200) String location,
        @NotNull @Min(1) @Max(10000) Integer capacity,
        @NotNull @TimeZone String timeZone,

        @Nullable @ArraySchema(schema = @Schema(implementation = Opening.class))
        OpeningHours openingHours,

        @Nullable Approval approval) {
    RoomCard toCard() {
        return new RoomCard(
                name.strip(),
                branch.strip(),
                location.strip(),
                capacity,
                ZoneId.of(timeZone),
                openingHours == null ? OpeningHours.ALWAYS : openingHours,
                approval == null ? Approval.AUTOMATIC : approval);
    }
}
