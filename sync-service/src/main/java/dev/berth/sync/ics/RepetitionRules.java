package dev.berth.sync.ics;

import biweekly.component.VEvent;
import biweekly.property.ExceptionRule;
import biweekly.property.RecurrenceRule;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether an event's times can be worked out: wholly, and before the day is over. */
final class RepetitionRules {
    /** What an event's times depend on: one of them that cannot be read would make it shorter, or rarer, than it is. */
    private static final List<String> TIMES =
            List.of("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXRULE", "EXDATE", "RECURRENCE-ID");
    /** No calendar of people's repeats by the minute. */
    private static final Set<Frequency> TOO_OFTEN = Set.of(Frequency.SECONDLY, Frequency.MINUTELY);

    private static final int MOST_A_DAY = 24;
    /** Once in so many days is once in 27 years. With larger ones biweekly's numbers overflow. */
    private static final int LARGEST_INTERVAL = 10_000;

    private RepetitionRules() {}

    /** Throws, in words, where they cannot. */
    static void check(VEvent event) {
        for (String name : TIMES) {
            if (event.getExperimentalProperty(name) != null) { // where biweekly puts what it cannot read
                throw new IllegalArgumentException("its " + name + " cannot be read");
            }
        }
        Stream.concat(
                        event.getProperties(RecurrenceRule.class).stream(),
                        event.getProperties(ExceptionRule.class).stream())
                .forEach(it -> refuseTooOften(it.getValue()));
    }

    private static void refuseTooOften(Recurrence rule) {
        if (rule.getFrequency() == null) {
            throw new IllegalArgumentException("it does not say how often it repeats");
        }
        if (rule.getInterval() != null && rule.getInterval() > LARGEST_INTERVAL) {
            throw new IllegalArgumentException("it repeats once in " + rule.getInterval());
        }
        long aDay =
                (long) atLeastOne(rule.getByHour()) * atLeastOne(rule.getByMinute()) * atLeastOne(rule.getBySecond());
        if (TOO_OFTEN.contains(rule.getFrequency()) || aDay > MOST_A_DAY) {
            throw new IllegalArgumentException("it repeats by the minute");
        }
    }

    private static int atLeastOne(List<Integer> values) {
        return Math.max(1, values.size());
    }
}
