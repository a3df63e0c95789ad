package dev.berth.booking.stats.web;

import dev.berth.booking.input.TimeZone;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.stats.UsageGroup;
import dev.berth.booking.stats.UsageOf;
import dev.berth.booking.stats.UsageQuery.Question;
import dev.berth.booking.stats.UsageStep;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** The query parameters of a statistic. */
record UsageRequest(
        @Parameter(description = "Four weeks before the end, when left out")
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
        @Nullable
        OffsetDateTime from,

        @Parameter(description = "Now, when left out") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
        OffsetDateTime to,

        @Parameter(description = "How long one point is; a day when left out")
        @Schema(allowableValues = {"hour", "day", "week"})
        @Nullable
        String by,

        @Parameter(description = "What is counted; cores when left out")
        @Schema(allowableValues = {"cores", "memory", "gpus", "rooms", "seats"})
        @Nullable
        String of,

        @Parameter(
                description =
                        "One series for each node (cores, memory, gpus), branch (rooms) or person (all); the 20 with the most"
                                + " hours, and one for the others. One series for all when left out.")
        @Schema(allowableValues = {"node", "branch", "person"})
        @Nullable
        String group,

        @Parameter(description = "In which days and weeks begin; UTC when left out") @Nullable @TimeZone
        String zone) {
    private static final int MOST_POINTS = 2_000;

    Question question(Instant now) {
        Period period = Period.of(from, to, now);
        UsageStep step = word("by", by, UsageStep::of, UsageStep.DAY);
        if (step.pointsIn(period.length()) >= MOST_POINTS) {
            throw Problem.invalid("from", "leaves more than 2000 points; choose a shorter period or longer points");
        }
        UsageOf what = word("of", of, UsageOf::of, UsageOf.CORES);
        return new Question(
                period.from(), period.to(), ZoneId.of(zone == null ? "UTC" : zone), step, what, groupOf(what));
    }

    private @Nullable UsageGroup groupOf(UsageOf what) {
        if (group == null) return null;
        UsageGroup by = word("group", group, UsageGroup::of, UsageGroup.PERSON);
        if (!what.isGroupedBy(by)) {
            throw Problem.invalid("group", "cannot be " + by.wireName() + " for " + what.wireName());
        }
        return by;
    }

    private static <T> T word(String field, @Nullable String given, Function<String, T> meaning, T otherwise) {
        try {
            return given == null ? otherwise : meaning.apply(given);
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid(field, String.valueOf(unknown.getMessage()));
        }
    }
}
