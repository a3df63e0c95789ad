package dev.berth.sync.scrape;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times that a portal shows: local ones, in its zone. In the hour that comes twice in autumn a local time
 * means two instants: the zone's short name decides when it is shown, then the duration, then the first of the two,
 * with an end after its start. A time in the hour that spring leaves out is moved on by it.
 */
final class PortalTimes {
    private final ZoneId zone;
    private final Locale locale;
    private final @Nullable DateTimeFormatter dates;
    private final DateTimeFormatter times;

    PortalTimes(ZoneId zone, Locale locale, @Nullable String datePattern, String timePattern) {
        this.zone = zone;
        this.locale = locale;
        this.dates = datePattern == null ? null : formatter(datePattern, locale);
        this.times = formatter(timePattern, locale);
    }

    private static DateTimeFormatter formatter(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .parseLenient()
                .appendPattern(pattern)
                .toFormatter(locale);
    }

    /** What a row shows of its times; what it does not show is null. */
    record Shown(
            @Nullable String date,
            String starts,
            String ends,
            @Nullable Integer minutes,
            @Nullable String zone) {}

    record Span(Instant starts, Instant ends) {}

    /** Throws {@link DateTimeParseException} when it is none that the settings describe. */
    Span read(Shown shown) {
        Optional<Instant> start = absolute(shown.starts());
        Optional<Instant> end = absolute(shown.ends());
        if (start.isPresent() && end.isPresent()) {
            return new Span(start.get(), end.get());
        }
        LocalDateTime from = local(shown.date(), shown.starts());
        LocalDateTime until = local(shown.date(), shown.ends());
        if (until.toLocalDate().equals(from.toLocalDate()) && shorterThanNothing(from, until)) {
            until = until.plusDays(1);
        }
        return best(instants(from), instants(until), shown);
    }

    /** Ends on the next day, unless the clock was put back in between. */
    private boolean shorterThanNothing(LocalDateTime from, LocalDateTime until) {
        Instant latest = instants(until).getLast();
        return latest.isBefore(instants(from).getFirst());
    }

    private Span best(List<Instant> starts, List<Instant> ends, Shown shown) {
        List<Span> spans = starts.stream()
                .flatMap(start -> ends.stream().map(end -> new Span(start, end)))
                .filter(it -> !it.ends().isBefore(it.starts()))
                .toList();
        return spans.stream()
                .filter(it -> isNamed(it.starts(), shown.zone()))
                .filter(it -> lasts(it, shown.minutes()))
                .findFirst()
                .or(() -> spans.stream()
                        .filter(it -> isNamed(it.starts(), shown.zone()))
                        .findFirst())
                .or(() -> spans.stream().findFirst())
                .orElseThrow(() -> new DateTimeParseException("It ends before it starts", shown.ends(), 0));
    }

    private static boolean lasts(Span span, @Nullable Integer minutes) {
        return minutes == null || Duration.between(span.starts(), span.ends()).toMinutes() == minutes;
    }

    private boolean isNamed(Instant instant, @Nullable String name) {
        if (name == null || name.isBlank()) {
            return true;
        }
        ZonedDateTime at = instant.atZone(zone);
        return Stream.of("z", "O", "xxx")
                .flatMap(pattern -> Stream.of(locale, Locale.ENGLISH)
                        .map(it -> DateTimeFormatter.ofPattern(pattern, it).format(at)))
                .anyMatch(name.strip()::equalsIgnoreCase);
    }

    /** One, or the two of the hour that comes twice, the earlier first. */
    private List<Instant> instants(LocalDateTime local) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty()
                ? List.of(local.atZone(zone).toInstant())
                : offsets.stream().map(local::toInstant).sorted().toList();
    }

    private LocalDateTime local(@Nullable String date, String text) {
        if (dates == null || date == null) {
            return LocalDateTime.parse(text.strip(), times);
        }
        return LocalDateTime.of(LocalDate.parse(date.strip(), dates), LocalTime.parse(text.strip(), times));
    }

    private static Optional<Instant> absolute(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeParseException notWithAnOffset) {
            return Optional.empty();
        }
    }
}
