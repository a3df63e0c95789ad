package dev.berth.availability.calendar;

import dev.berth.availability.calendar.CalendarOutcome.FieldProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which calendars can be asked for. */
final class CalendarPolicy {
    static final Duration LONGEST = Duration.ofDays(62);

    private static final List<String> SERVED = List.of("course", "room", "node");
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2199-01-01T00:00:00Z");

    private CalendarPolicy() {}

    static List<FieldProblem> problemsOf(CalendarQuestion question) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!SERVED.containsAll(question.kinds())) {
            problems.add(new FieldProblem("kind", "only these kinds are served: " + String.join(", ", SERVED)));
        }
        if (!isOfOurTime(question.from())) {
            problems.add(new FieldProblem("from", "must be a date of this century or the next"));
        } else if (!isOfOurTime(question.to())) {
            problems.add(new FieldProblem("to", "must be a date of this century or the next"));
        } else if (!question.to().isAfter(question.from())) {
            problems.add(new FieldProblem("to", "must be after from"));
        } else if (Duration.between(question.from(), question.to()).compareTo(LONGEST) > 0) {
            problems.add(new FieldProblem("to", "must be at most 62 days after from"));
        }
        return problems;
    }

    private static boolean isOfOurTime(Instant instant) {
        return instant.isAfter(FIRST) && instant.isBefore(LAST);
    }
}
