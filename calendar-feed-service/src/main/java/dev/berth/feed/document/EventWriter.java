package dev.berth.feed.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes one event after the other. */
final class EventWriter {
    private final ContentLines lines;
    private final @Nullable Integer alarmMinutes;

    EventWriter(ContentLines lines, @Nullable Integer alarmMinutes) {
        this.lines = lines;
        this.alarmMinutes = alarmMinutes;
    }

    void write(Occasion event) {
        try {
            lines.raw("BEGIN", "VEVENT");
            identity(event);
            when(event);
            what(event);
            if (alarmMinutes != null && event.standing() != Standing.CANCELLED) {
                alarm(event, alarmMinutes);
            }
            lines.raw("END", "VEVENT");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By these a calendar app knows the event again, and which of two is newer. */
    private void identity(Occasion event) throws IOException {
        lines.raw("UID", event.uid())
                .raw("SEQUENCE", Long.toString(event.sequence()))
                .time("DTSTAMP", event.changedAt())
                .time("LAST-MODIFIED", event.changedAt());
        if (event.createdAt() != null) {
            lines.time("CREATED", event.createdAt());
        }
    }

    private void when(Occasion event) throws IOException {
        if (event.allDay()) {
            allDay(event);
            return;
        }
        lines.time("DTSTART", event.startsAt());
        // An end must be later than the start; without one, the event takes no time.
        if (event.endsAt().getEpochSecond() > event.startsAt().getEpochSecond()) {
            lines.time("DTEND", event.endsAt());
        }
    }

    private void allDay(Occasion event) throws IOException {
        var first = Occasion.day(event.startsAt());
        var after = Occasion.day(event.endsAt());
        lines.day("DTSTART", first).day("DTEND", after.isAfter(first) ? after : first.plusDays(1));
    }

    private void what(Occasion event) throws IOException {
        lines.text("SUMMARY", event.title())
                .raw("STATUS", event.standing().name())
                .raw("TRANSP", event.standing() == Standing.CANCELLED ? "TRANSPARENT" : "OPAQUE")
                .text("CATEGORIES", event.category().name())
                .raw("COLOR", event.category().colour());
        if (event.place() != null) {
            lines.text("LOCATION", event.place());
        }
        if (event.description() != null) {
            lines.text("DESCRIPTION", event.description());
        }
        if (event.link() != null) {
            lines.raw("URL", event.link());
        }
    }

    private void alarm(Occasion event, int minutes) throws IOException {
        lines.raw("BEGIN", "VALARM")
                .raw("ACTION", "DISPLAY")
                .raw("TRIGGER", minutes == 0 ? "PT0S" : "-PT" + minutes + "M")
                .text("DESCRIPTION", event.title())
                .raw("END", "VALARM");
    }
}
