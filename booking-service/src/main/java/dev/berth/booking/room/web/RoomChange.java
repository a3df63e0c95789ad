package dev.berth.booking.room.web;

import dev.berth.booking.input.OneLine;
import dev.berth.booking.input.TimeZone;
import dev.berth.booking.room.Approval;
import dev.berth.booking.room.Opening;
import dev.berth.booking.room.OpeningHours;
import dev.berth.booking.room.RoomCard;
import dev.berth.booking.room.RoomStatus;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What is left out stays as it is. */
record RoomChange(
        @Nullable @OneLine(max = 100) String name,
        @Nullable @OneLine(max = 100) String branch,
        @Nullable @OneLine(max = 200) String location,
        @Nullable @Min(1) @Max(10000) Integer capacity,
        @Nullable @TimeZone String timeZone,

        @Nullable @ArraySchema(schema = @Schema(implementation = Opening.class))
        OpeningHours openingHours,

        @Nullable Approval approval,
        @Nullable RoomStatus status) {
    RoomCard applyTo(RoomCard it) {
        return new RoomCard(
                name == null ? it.name() : name.strip(),
                branch == null ? it.branch() : branch.strip(),
                location == null ? it.location() : location.strip(),
                capacity == null ? it.capacity() : capacity,
                timeZone == null ? it.timeZone() : ZoneId.of(timeZone),
                openingHours == null ? it.openingHours() : openingHours,
                approval == null ? it.approval() : approval);
    }
}
