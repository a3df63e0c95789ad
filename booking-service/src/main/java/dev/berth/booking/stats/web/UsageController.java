package dev.berth.booking.stats.web;

import dev.berth.booking.csv.Csv;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import dev.berth.booking.stats.UsageQuery;
import dev.berth.booking.stats.UsageQuery.Question;
import dev.berth.booking.stats.UsageQuery.Series;
import dev.berth.booking.stats.UsageQuery.Usage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Statistics")
class UsageController {
    private static final String DESCRIPTION =
            "The hours for which bookings hold cores, gigabytes of memory, GPUs, rooms or seats, in points of an hour, a day or a"
                    + " week: two cores held for three hours are six. Pending, approved, running and completed bookings count,"
                    + " in whole quarter hours. The first and last point are cut at from and to."
                    + " With Accept: text/csv, a table with a row for each point and series.";

    private final UsageQuery usage;
    private final Clock clock;

    UsageController(UsageQuery usage, Clock clock) {
        this.usage = usage;
        this.clock = clock;
    }

    @Schema(name = "UsageStatistics")
    record UsageResponse(
            Instant from,
            Instant to,
            String by,
            String of,
            @Nullable String group,
            @Schema(description = "Where each point begins") List<Instant> points,
            List<Series> series,

            @Schema(description = "Hours of all series together")
            double total) {
        static UsageResponse of(Question question, Usage usage) {
            return new UsageResponse(
                    question.from(),
                    question.to(),
                    question.step().wireName(),
                    question.of().wireName(),
                    question.group() == null ? null : question.group().wireName(),
                    usage.points(),
                    usage.series(),
                    usage.series().stream().mapToDouble(Series::total).sum());
        }
    }

    @GetMapping("/api/v1/stats")
    @MayCall(Who.ADMINS)
    @Operation(summary = "Use over time", description = DESCRIPTION)
    UsageResponse usage(@Valid @ParameterObject @ModelAttribute UsageRequest request) {
        Question question = request.question(clock.instant());
        return UsageResponse.of(question, usage.usage(question));
    }

    @GetMapping(value = "/api/v1/stats", produces = Csv.MEDIA_TYPE)
    @MayCall(Who.ADMINS)
    @Operation(summary = "Use over time", description = DESCRIPTION)
    String usageAsTable(@Valid @ParameterObject @ModelAttribute UsageRequest request) {
        Question question = request.question(clock.instant());
        Usage found = usage.usage(question);
        Csv table = new Csv("start", "key", "name", question.of().wireName() + " hours");
        for (int point = 0; point < found.points().size(); point++) {
            for (Series series : found.series()) {
                table.row(
                        found.points().get(point),
                        series.key(),
                        series.name(),
                        series.hours().get(point));
            }
        }
        return table.toString();
    }
}
