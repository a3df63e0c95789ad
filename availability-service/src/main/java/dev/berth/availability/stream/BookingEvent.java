package dev.berth.availability.stream;

import dev.berth.availability.follow.BookingNews;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code event: booking}, which only its owner gets. */
record BookingEvent(
        UUID id,
        long version,
        String kind,
        String status,
        @Nullable String statusReason,
        Instant startsAt,
        Instant endsAt,
        @Nullable String title,
        @Nullable UUID resourceId,
        @Nullable String resourceName,
        @Nullable String workspaceState) {
    static BookingEvent of(BookingNews news) {
        return new BookingEvent(
                news.id(),
                news.version(),
                news.kind(),
                news.status(),
                news.statusReason(),
                news.startsAt(),
                news.endsAt(),
                news.title(),
                news.resourceId(),
                news.resourceName(),
                news.workspaceState());
    }
}
