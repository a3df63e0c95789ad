package dev.berth.sync.ics;

import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.RecurrenceDates;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When events are: instants have the zone that they name, times without one and whole days the calendar's. */
final class EventTimes {
    private final TimezoneInfo zones;
    private final ZoneId own;

    EventTimes(TimezoneInfo zones, ZoneId own) {
        this.zones = zones;
        this.own = own;
    }

    /** @param ruleZone in which it repeats at the same time of day */
    record Time(Instant startsAt, Instant endsAt, boolean allDay, TimeZone ruleZone) {
        Duration length() {
            return Duration.between(startsAt, endsAt);
        }
    }

    Optional<Time> of(VEvent event) {
        if (event.getDateStart() == null || event.getDateStart().getValue() == null) {
            return Optional.empty();
        }
        ICalDate start = event.getDateStart().getValue();
        return Optional.of(start.hasTime() ? timed(event, start) : wholeDays(event, date(start)));
    }

    private Time timed(VEvent event, ICalDate start) {
        Instant startsAt = start.toInstant();
        Instant endsAt = startsAt;
        if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
            endsAt = event.getDateEnd().getValue().toInstant();
        } else if (event.getDuration() != null && event.getDuration().getValue() != null) {
            endsAt = startsAt.plusMillis(event.getDuration().getValue().toMillis());
        }
        return checked(new Time(startsAt, endsAt, false, zoneOf(event.getDateStart())));
    }

    /** Without an end it is the one day (RFC 5545, 3.6.1). */
    private Time wholeDays(VEvent event, LocalDate first) {
        LocalDate after = first.plusDays(1);
        if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
            LocalDate end = date(event.getDateEnd().getValue());
            after = end.isAfter(first) ? end : after;
        } else if (event.getDuration() != null && event.getDuration().getValue() != null) {
            after = first.plusDays(Math.max(
                    1,
                    Duration.ofMillis(event.getDuration().getValue().toMillis()).toDays()));
        }
        // biweekly puts days at midnight in the JVM's own zone, and repeats them there.
        return days(first, after, TimeZone.getDefault());
    }

    /** Further times that have a length of their own, by their starts; of two with one start the longer. */
    Map<Instant, Time> periods(VEvent event) {
        return event.getProperties(RecurrenceDates.class).stream()
                .flatMap(it -> it.getPeriods().stream())
                .map(EventTimes::period)
                .collect(Collectors.toMap(
                        Time::startsAt,
                        it -> it,
                        BinaryOperator.maxBy(Comparator.comparing(Time::length)),
                        TreeMap::new));
    }

    private static Time period(Period period) {
        if (!period.getStartDate().hasTime()
                || period.getEndDate() != null && !period.getEndDate().hasTime()) {
            throw new IllegalArgumentException("its RDATE has a period of days and not of times");
        }
        Instant startsAt = period.getStartDate().toInstant();
        Instant endsAt = period.getEndDate() == null
                ? startsAt.plusMillis(period.getDuration().toMillis())
                : period.getEndDate().toInstant();
        return checked(new Time(startsAt, endsAt, false, TimeZone.getTimeZone(ZoneOffset.UTC)));
    }

    /** A repetition of it: as long, or as many days. */
    Time at(Time first, Date start) {
        if (first.allDay()) {
            LocalDate day = start.toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
            long days = ChronoUnit.DAYS.between(
                    first.startsAt().atZone(own).toLocalDate(),
                    first.endsAt().atZone(own).toLocalDate());
            return days(day, day.plusDays(days), first.ruleZone());
        }
        return new Time(start.toInstant(), start.toInstant().plus(first.length()), false, first.ruleZone());
    }

    /** Which repetition it stands for, if it does. */
    Optional<Instant> replaced(VEvent event) {
        return Optional.ofNullable(event.getRecurrenceId())
                .map(it -> it.getValue())
                .map(it -> it.hasTime()
                        ? it.toInstant()
                        : date(it).atStartOfDay(own).toInstant());
    }

    private Time days(LocalDate first, LocalDate after, TimeZone ruleZone) {
        return new Time(
                first.atStartOfDay(own).toInstant(), after.atStartOfDay(own).toInstant(), true, ruleZone);
    }

    private static Time checked(Time time) {
        if (time.endsAt().isBefore(time.startsAt())) {
            throw new IllegalArgumentException("it ends before it begins");
        }
        return time;
    }

    private TimeZone zoneOf(DateOrDateTimeProperty property) {
        @Nullable TimezoneAssignment named = zones.getTimezone(property);
        if (named != null) {
            return named.getTimeZone();
        }
        DateTimeComponents raw = property.getValue().getRawComponents();
        return raw != null && raw.isUtc() ? TimeZone.getTimeZone(ZoneOffset.UTC) : TimeZone.getTimeZone(own);
    }

    private static LocalDate date(ICalDate value) {
        DateTimeComponents raw = value.getRawComponents();
        return raw == null
                ? value.toInstant().atZone(ZoneId.systemDefault()).toLocalDate()
                : LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
    }
}
