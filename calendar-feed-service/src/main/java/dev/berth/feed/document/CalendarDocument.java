package dev.berth.feed.document;

import dev.berth.feed.calendar.CalendarKey;
import dev.berth.feed.calendar.CalendarKind;
import dev.berth.feed.calendar.Calendars;
import dev.berth.feed.calendar.Edition;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Writes a whole calendar, event by event as the database hands them out. The same edition is the same octets. */
@Component
public class CalendarDocument {
    /** To be raised with every change of what is written, so that nobody keeps what an older Berth wrote. */
    private static final int FORMAT = 1;

    private final Calendars calendars;
    private final Bookings bookings;
    private final ExternalBookings externals;
    private final Sessions sessions;
    private final Names names;
    private final DocumentSettings settings;

    CalendarDocument(
            Calendars calendars,
            Bookings bookings,
            ExternalBookings externals,
            Sessions sessions,
            Names names,
            DocumentSettings settings) {
        this.calendars = calendars;
        this.bookings = bookings;
        this.externals = externals;
        this.sessions = sessions;
        this.names = names;
        this.settings = settings;
    }

    /** What decides over the octets apart from the edition and the reader. */
    public String dialect() {
        return FORMAT + " " + settings;
    }

    /** One look at the database for all of it: the edition that is returned is the one that was written. */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public Edition write(CalendarKey key, Reader reader, OutputStream out) {
        Edition edition = calendars.current(key);
        ContentLines lines = new ContentLines(out);
        try {
            begin(lines, edition);
            EventWriter events = new EventWriter(lines, reader.alarmMinutes());
            if (key.kind() == CalendarKind.COURSE_TYPE) {
                sessions.of(key.subject(), events::write);
            } else {
                bookings.of(key, reader.audience(), events::write);
                externals.of(key, reader.audience(), events::write);
            }
            lines.raw("END", "VCALENDAR");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return edition;
    }

    private void begin(ContentLines lines, Edition edition) throws IOException {
        String name = names.of(edition.key());
        lines.raw("BEGIN", "VCALENDAR")
                .raw("VERSION", "2.0")
                .raw("PRODID", "-//Berth//Calendar feeds//EN")
                .raw("CALSCALE", "GREGORIAN")
                .raw("METHOD", "PUBLISH")
                .text("UID", uid(edition.key()))
                .time("LAST-MODIFIED", edition.changedAt())
                .text("NAME", name)
                .text("X-WR-CALNAME", name)
                .raw("URL", settings.publicUrl().toString())
                .raw("REFRESH-INTERVAL;VALUE=DURATION", settings.askAgain().toString())
                .raw("X-PUBLISHED-TTL", settings.askAgain().toString());
    }

    private static String uid(CalendarKey key) {
        byte[] name = (key.kind().word() + " " + key.subject()).getBytes(StandardCharsets.UTF_8);
        return java.util.UUID.nameUUIDFromBytes(name) + "@berth";
    }

    /**
     * For whom it is written.
     *
     * @param alarmMinutes how long before each event an alarm goes off; none when null
     */
    public record Reader(Audience audience, @Nullable Integer alarmMinutes) {}
}
