package dev.berth.sync.scrape;

import dev.berth.sync.connector.FoundBooking;
import dev.berth.sync.connector.FoundBooking.Status;
import dev.berth.sync.portal.PortalSettings;
import java.net.URI;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From the texts of one row to a booking. */
final class RowParser {
    private final PortalSettings portal;
    private final PortalTimes times;

    RowParser(PortalSettings portal) {
        this.portal = portal;
        this.times = new PortalTimes(
                portal.timeZone(),
                portal.locale(),
                portal.times().date(),
                portal.times().time());
    }

    /** Empty when it does not read as a booking. */
    Optional<FoundBooking> parse(String id, Map<String, String> texts) {
        String name = texts.get("name");
        String starts = texts.get("starts");
        String ends = texts.get("ends");
        if (name == null || starts == null || ends == null) {
            return Optional.empty();
        }
        try {
            PortalTimes.Span span = times.read(new PortalTimes.Shown(
                    texts.get("date"), starts, ends, minutes(texts.get("minutes")), texts.get("zone")));
            return Optional.of(new FoundBooking(
                    id,
                    name,
                    place(texts.get("studio"), texts.get("location")),
                    span.starts(),
                    span.ends(),
                    false,
                    status(texts.get("status")),
                    link(texts.get("link")),
                    texts.get("price"),
                    List.of(),
                    null));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static @Nullable Integer minutes(@Nullable String text) {
        String digits = text == null ? "" : text.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 6 ? null : Integer.valueOf(digits);
    }

    private static String place(@Nullable String studio, @Nullable String location) {
        return Stream.of(studio, location)
                .flatMap(Stream::ofNullable)
                .filter(it -> !it.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** A word that the settings do not know is taken for a booking that stands: better one too many than one missed. */
    private Status status(@Nullable String word) {
        String said = word == null ? "" : word.strip().toLowerCase(Locale.ROOT);
        return portal.statuses().entrySet().stream()
                .filter(it -> it.getValue().stream().anyMatch(said::equalsIgnoreCase))
                .map(it -> Status.valueOf(it.getKey().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(Status.CONFIRMED);
    }

    /** Only to the portal itself: a row is other people's text. */
    private @Nullable String link(@Nullable String href) {
        if (href == null || href.isBlank()) {
            return null;
        }
        URI target = portal.bookingsUrl().resolve(href.strip());
        return portal.allowedHosts().contains(target.getHost()) ? target.toString() : null;
    }
}
