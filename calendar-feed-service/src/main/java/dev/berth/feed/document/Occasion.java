package dev.berth.feed.document;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One event of a calendar, in the words that are shown. */
record Occasion(
        String uid,
        long sequence,
        Instant changedAt,
        @Nullable Instant createdAt,
        Instant startsAt,
        Instant endsAt,
        boolean allDay,
        Standing standing,
        Category category,
        String title,
        @Nullable String place,
        @Nullable String description,
        @Nullable String link) {
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    /**
     * The day of an all-day event. It comes as the midnight of some zone: the nearest midnight in UTC names the same day,
     * wherever that was.
     */
    static LocalDate day(Instant midnight) {
        return midnight.plus(HALF_A_DAY)
                .truncatedTo(ChronoUnit.DAYS)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
    }
}
