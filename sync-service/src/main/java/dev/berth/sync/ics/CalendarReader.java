package dev.berth.sync.ics;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import biweekly.property.ICalProperty;
import biweekly.property.RecurrenceDates;
import biweekly.util.ICalDate;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import dev.berth.sync.connector.FoundBooking;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From an .ics to the times that are busy by it. biweekly reads it, because it passes over what is broken where others give
 * up the whole calendar, and because it works out repetitions one by one.
 */
final class CalendarReader {
    private final ZoneId zone;
    private final Span span;
    private final IcsSettings settings;
    private final @Nullable UUID room;

    /** @param zone of times that come without one @param room that the calendar fills, if it does */
    CalendarReader(ZoneId zone, Span span, IcsSettings settings, @Nullable UUID room) {
        this.zone = zone;
        this.span = span;
        this.settings = settings;
        this.room = room;
    }

    /**
     * @param busy in the span
     * @param notUnderstood ids of events that are there
     * @param warnings for the log
     * @param events that the calendar has, each repeated one once
     * @param cut whether there is more than is taken
     */
    record Contents(
            List<FoundBooking> busy, List<String> notUnderstood, List<String> warnings, int events, boolean cut) {
        boolean understoodNothing() {
            return events > 0 && notUnderstood.size() == events;
        }
    }

    /** What is being gathered. */
    private static final class Gathered {
        private final Effort effort;
        private final List<FoundBooking> busy = new ArrayList<>();
        private final List<String> notUnderstood = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private int events;
        private boolean cut;

        Gathered(Span span) {
            this.effort = new Effort(span);
        }

        void cut(String warning) {
            cut = true;
            warnings.add(warning);
        }

        Contents contents() {
            return new Contents(busy, notUnderstood, warnings, events, cut);
        }
    }

    Contents read(String text) throws NoCalendar {
        var filtered = CalendarFilter.filter(text);
        var gathered = new Gathered(span);
        try (var reader = new ICalReader(new Interruption.Reader(WindowsZones.named(filtered)))) {
            reader.setDefaultTimezone(TimeZone.getTimeZone(zone));
            for (ICalendar calendar = reader.readNext(); calendar != null; calendar = reader.readNext()) {
                gathered.events += calendar.getEvents().size();
                readAll(calendar, gathered);
            }
        } catch (InterruptedIOException late) {
            throw new CancellationException("The time for reading this calendar is over");
        } catch (IOException fromAString) {
            throw new IllegalStateException(fromAString);
        }
        if (!text.regionMatches(true, CalendarFilter.firstLetter(text), "BEGIN:VCALENDAR", 0, 15)) {
            throw new NoCalendar(
                    "What is there is no calendar. Use the address that ends in .ics, not that of a page.");
        }
        return gathered.contents();
    }

    private void readAll(ICalendar calendar, Gathered gathered) {
        var times = new EventTimes(calendar.getTimezoneInfo(), zone);
        Set<String> moved = moved(calendar, times);
        for (VEvent event : calendar.getEvents()) {
            Interruption.check();
            if (gathered.busy.size() >= settings.events()) {
                gathered.cut("It has more than " + settings.events() + " events: the rest is left out");
                return;
            }
            try {
                read(event, times, moved, gathered);
            } catch (DateTimeException
                    | IllegalArgumentException
                    | AssertionError nonsense) { // biweekly throws all three
                gathered.notUnderstood.add(uid(event));
                gathered.warnings.add("Could not understand event " + uid(event) + ": " + nonsense.getMessage());
            }
        }
    }

    /** Ids of repetitions that have an event of their own: the rule's are not to be counted beside them. */
    private static Set<String> moved(ICalendar calendar, EventTimes times) {
        Set<String> ids = new HashSet<>();
        for (VEvent event : calendar.getEvents()) {
            times.replaced(event).ifPresent(it -> ids.add(repetitionId(uid(event), it)));
        }
        return ids;
    }

    private void read(VEvent event, EventTimes times, Set<String> moved, Gathered gathered) {
        RepetitionRules.check(event);
        EventTimes.Time time =
                times.of(event).orElseThrow(() -> new IllegalArgumentException("it does not say when it begins"));
        Optional<Instant> replaced = times.replaced(event);
        if (event.getRecurrenceRule() == null && event.getRecurrenceDates().isEmpty() || replaced.isPresent()) {
            add(event, replaced.map(it -> repetitionId(uid(event), it)).orElseGet(() -> uid(event)), time, gathered);
            return;
        }
        repeat(event, times, moved, time, gathered);
    }

    private void repeat(VEvent event, EventTimes times, Set<String> moved, EventTimes.Time time, Gathered gathered) {
        gathered.effort.spendOn(event, time.startsAt());
        Map<Instant, EventTimes.Time> listed = times.periods(event);
        if (event.getRecurrenceRule() == null) { // biweekly begins with the first further date then
            listed.putIfAbsent(time.startsAt(), time);
        }
        var dates = starts(event, time, listed.keySet());
        dates.advanceTo(Date.from(span.from().minus(longest(time, listed.values()))));
        Set<String> taken = new HashSet<>(moved);
        for (int n = 0; dates.hasNext(); n++) {
            Interruption.check();
            Date start = dates.next();
            EventTimes.Time repetition =
                    Optional.ofNullable(listed.get(start.toInstant())).orElseGet(() -> times.at(time, start));
            if (!repetition.startsAt().isBefore(span.until())) {
                return;
            }
            if (n == settings.repetitions() || gathered.busy.size() >= settings.events() || !gathered.effort.spend(1)) {
                gathered.cut("Event " + uid(event) + " repeats too often: the rest is left out");
                return;
            }
            String id = repetitionId(uid(event), repetition.startsAt());
            if (taken.add(id)) {
                add(event, id, repetition, gathered);
            }
        }
    }

    /** biweekly passes over periods: told where they start, it takes out those that are excepted. */
    private static DateIterator starts(VEvent event, EventTimes.Time first, Set<Instant> listed) {
        var further = new RecurrenceDates();
        listed.forEach(it -> further.getDates().add(new ICalDate(Date.from(it), true)));
        event.addRecurrenceDates(further);
        return event.getDateIterator(first.ruleZone());
    }

    private static Duration longest(EventTimes.Time first, Collection<EventTimes.Time> listed) {
        return Stream.concat(Stream.of(first), listed.stream())
                .map(EventTimes.Time::length)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void add(VEvent event, String id, EventTimes.Time time, Gathered gathered) {
        boolean free =
                event.getTransparency() != null && event.getTransparency().isTransparent();
        if (free || !span.meets(time.startsAt(), time.endsAt()) || time.length().isZero()) {
            return;
        }
        gathered.busy.add(new FoundBooking(
                id,
                text(event.getSummary() == null ? null : event.getSummary().getValue(), "Busy"),
                event.getLocation() == null ? null : event.getLocation().getValue(),
                time.startsAt(),
                time.endsAt(),
                time.allDay(),
                status(event),
                event.getUrl() == null ? null : event.getUrl().getValue(),
                null,
                List.of(),
                room));
    }

    private static FoundBooking.Status status(VEvent event) {
        String status = event.getStatus() == null ? "" : text(event.getStatus().getValue(), "");
        return switch (status.toUpperCase(Locale.ROOT)) {
            case "CANCELLED" -> FoundBooking.Status.CANCELLED;
            case "TENTATIVE" -> FoundBooking.Status.TENTATIVE;
            default -> FoundBooking.Status.CONFIRMED;
        };
    }

    /** Some programs leave it out, against the rules; then what it is and when is all that names it. */
    private static String uid(VEvent event) {
        String uid = event.getUid() == null ? "" : text(event.getUid().getValue(), "");
        return uid.isBlank() ? "no-uid-" + Integer.toHexString(described(event).hashCode()) : uid;
    }

    private static String described(VEvent event) {
        return text(event.getSummary() == null ? null : event.getSummary().getValue(), "") + "|"
                + nameless(event.getDateStart());
    }

    private static String nameless(@Nullable ICalProperty property) {
        return property == null ? "" : property.toString();
    }

    private static String repetitionId(String uid, Instant at) {
        return uid + "#" + at;
    }

    private static String text(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
