package dev.berth.sync.ics;

import biweekly.component.VEvent;
import biweekly.property.ExceptionRule;
import biweekly.property.RecurrenceRule;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * How many dates one calendar's rules may have worked out. biweekly tries them one by one from an event's start, so a rule of
 * a few characters can take minutes; their number is known before it begins. A million dates take a few seconds.
 */
final class Effort {
    private static final long MOST_OF_AN_EVENT = 200_000;
    private static final long MOST = 2_000_000;

    private final Span span;
    private long left = MOST;

    Effort(Span span) {
        this.span = span;
    }

    /** Throws, in words, when the event's rules or the calendar's rules together are too much work. */
    void spendOn(VEvent event, Instant start) {
        long dates = Stream.concat(
                        event.getProperties(RecurrenceRule.class).stream(),
                        event.getProperties(ExceptionRule.class).stream())
                .mapToLong(it -> dates(it.getValue(), start))
                .sum();
        if (dates > MOST_OF_AN_EVENT) {
            throw new IllegalArgumentException("it repeats too often since it began");
        }
        if (!spend(dates)) {
            throw new IllegalArgumentException("the rules of the calendar's events are too much work together");
        }
    }

    boolean spend(long dates) {
        left -= dates;
        return left >= 0;
    }

    private long dates(Recurrence rule, Instant start) {
        boolean isPlain = rule.getByDay().isEmpty()
                && rule.getByMonth().isEmpty()
                && rule.getByMonthDay().isEmpty()
                && rule.getByYearDay().isEmpty()
                && rule.getByWeekNo().isEmpty()
                && rule.getBySetPos().isEmpty();
        // Without a count, biweekly starts a plain rule where the span does.
        boolean fromTheSpanOn = isPlain && rule.getCount() == null && start.isBefore(span.from());
        Instant from = fromTheSpanOn ? span.from() : start;
        Instant end = rule.getUntil() == null || rule.getUntil().toInstant().isAfter(span.until())
                ? span.until()
                : rule.getUntil().toInstant();
        long days = Math.max(0, Duration.between(from, end).toDays()) + 1;
        long tried = (days / daysOf(rule.getFrequency()) + 1) * triedEachTime(rule) * timesOfDay(rule);
        return rule.getCount() == null ? tried : Math.min(tried, rule.getCount() * triedEachTime(rule));
    }

    private static long triedEachTime(Recurrence rule) {
        long days = rule.getByDay().size() * 5L + rule.getByMonthDay().size();
        return switch (rule.getFrequency()) {
            case YEARLY -> triedEachYear(rule, days);
            case MONTHLY -> Math.clamp(days, 1, 31);
            case WEEKLY -> Math.max(1, rule.getByDay().size());
            case HOURLY -> 24;
            case DAILY, MINUTELY, SECONDLY -> 1;
        };
    }

    private static long triedEachYear(Recurrence rule, long days) {
        boolean inMonths = rule.getByYearDay().isEmpty() && rule.getByWeekNo().isEmpty();
        boolean onDaysOfMonths = rule.getByDay().isEmpty() || !rule.getByMonth().isEmpty();
        return inMonths && onDaysOfMonths ? Math.max(1, rule.getByMonth().size()) * Math.clamp(days, 1, 31) : 366;
    }

    private static long timesOfDay(Recurrence rule) {
        return Math.max(1L, rule.getByHour().size())
                * Math.max(1, rule.getByMinute().size())
                * Math.max(1, rule.getBySecond().size());
    }

    private static long daysOf(Frequency frequency) {
        return switch (frequency) {
            case YEARLY -> 365;
            case MONTHLY -> 28;
            case WEEKLY -> 7;
            case DAILY, HOURLY, MINUTELY, SECONDLY -> 1;
        };
    }
}
