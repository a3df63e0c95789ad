package dev.berth.availability.calendar.web;

import dev.berth.availability.calendar.CalendarQuestion;
import dev.berth.availability.occupancy.Filter;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The calendar's question as it is bound from the address. */
record CalendarRequest(
        @Parameter(description = "Start (UTC)") @NotNull Instant from,

        @Parameter(description = "End (UTC), at most 62 days later") @NotNull
        Instant to,

        @Parameter(description = "`course`, `room`, `node`; repeat it or separate by commas; all when absent") @Nullable
        Set<String> kind,

        @Parameter(description = "Only courses of this type") @Size(max = 200) @Nullable
        String courseType,

        @Parameter(description = "Only what is there: a course's or room's location, a node's site")
        @Size(max = 200)
        @Nullable
        String location,

        @Parameter(description = "Only rooms of this branch") @Size(max = 200) @Nullable
        String branch,

        @Parameter(description = "Only this resource") @Nullable
        UUID resourceId,

        @Parameter(description = "true leaves out what is full") @Nullable
        Boolean available,

        @Parameter(description = "Items at most, 2000 when absent") @Min(1) @Max(5000) @Nullable
        Integer limit) {
    CalendarQuestion question() {
        return new CalendarQuestion(
                from,
                to,
                Objects.requireNonNullElse(kind, Set.of()),
                given(courseType),
                new Filter(resourceId, given(branch), given(location)),
                Boolean.TRUE.equals(available),
                Objects.requireNonNullElse(limit, 2000));
    }

    /** A form sends an empty field where nothing was chosen. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
