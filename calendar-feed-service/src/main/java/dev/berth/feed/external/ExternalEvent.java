package dev.berth.feed.external;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of an event on {@code berth.external-bookings}. News of a source has no booking in it. */
public record ExternalEvent(
        UUID id, Long version, Instant occurredAt, @Nullable ExternalBooking externalBooking) {
    public ExternalEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(occurredAt, "occurredAt");
    }

    /** Two of these are equal when a feed shows them alike: when it was last seen is left out. */
    public record ExternalBooking(
            Source source,
            @Nullable Person person,
            @Nullable UUID resourceId,
            String title,
            @Nullable String location,
            Instant startsAt,
            Instant endsAt,
            @Nullable Boolean allDay,
            String status,
            @Nullable String url,
            @Nullable String price) {
        public ExternalBooking {
            Objects.requireNonNull(source, "externalBooking.source");
            Objects.requireNonNull(title, "externalBooking.title");
            Objects.requireNonNull(startsAt, "externalBooking.startsAt");
            Objects.requireNonNull(endsAt, "externalBooking.endsAt");
            Objects.requireNonNull(status, "externalBooking.status");
        }

        boolean isAllDay() {
            return Boolean.TRUE.equals(allDay);
        }

        /** From a calendar that the person brought along: in the feed that such calendars read, it would be there twice. */
        public boolean isFromOwnCalendar() {
            return person != null && "ics".equals(source.kind());
        }

        @Nullable
        UUID personId() {
            return person == null ? null : person.id();
        }
    }

    public record Source(String name, @Nullable String kind) {
        public Source {
            Objects.requireNonNull(name, "externalBooking.source.name");
        }
    }

    public record Person(UUID id) {
        public Person {
            Objects.requireNonNull(id, "externalBooking.person.id");
        }
    }
}
