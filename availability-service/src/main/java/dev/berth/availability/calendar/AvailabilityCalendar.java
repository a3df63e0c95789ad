package dev.berth.availability.calendar;

import dev.berth.availability.calendar.CalendarOutcome.FieldProblem;
import dev.berth.availability.calendar.CalendarOutcome.Nonsense;
import dev.berth.availability.calendar.CalendarOutcome.Shown;
import dev.berth.availability.calendar.CalendarOutcome.StillReading;
import dev.berth.availability.course.CourseSession;
import dev.berth.availability.course.CourseSessions;
import dev.berth.availability.follow.Progress;
import dev.berth.availability.grid.Grid;
import dev.berth.availability.occupancy.Timelines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts courses, rooms and nodes into one list by time. */
@Component
public class AvailabilityCalendar {
    private static final Comparator<CalendarItem> BY_TIME = Comparator.comparing(CalendarItem::startsAt)
            .thenComparing(CalendarItem::title)
            .thenComparing(CalendarItem::resourceId);

    private final CourseSessions courses;
    private final List<Timelines> timelines;
    private final Progress progress;

    AvailabilityCalendar(CourseSessions courses, List<Timelines> timelines, Progress progress) {
        this.courses = courses;
        this.timelines = timelines;
        this.progress = progress;
    }

    public CalendarOutcome show(CalendarQuestion question, Instant now) {
        List<FieldProblem> problems = CalendarPolicy.problemsOf(question);
        if (!problems.isEmpty()) {
            return new Nonsense(problems);
        }
        return progress.asOf()
                .<CalendarOutcome>map(asOf -> shown(question, now, asOf))
                .orElseGet(StillReading::new);
    }

    /** Courses first and then resource by resource, so that what is cut off is whole resources and not the last days of all. */
    private Shown shown(CalendarQuestion question, Instant now, Instant asOf) {
        List<CalendarItem> items = new ArrayList<>(sessions(question));
        for (Timelines kind : timelines) {
            if (question.asksFor(kind.kind().word())
                    && question.courseType() == null
                    && items.size() < question.limit()) {
                items.addAll(stretches(kind, question, now, question.limit() - items.size()));
            }
        }
        boolean cutOff = items.size() >= question.limit();
        return new Shown(
                items.stream().limit(question.limit()).sorted(BY_TIME).toList(), cutOff, asOf, !progress.connected());
    }

    private List<CalendarItem> sessions(CalendarQuestion question) {
        return question.asksFor("course")
                ? courses.between(question.from(), question.to()).stream()
                        .filter(it -> isShown(it, question))
                        .map(CalendarItem::of)
                        .filter(it -> isShown(it, question))
                        .toList()
                : List.of();
    }

    private static boolean isShown(CourseSession session, CalendarQuestion question) {
        return (question.courseType() == null || question.courseType().equalsIgnoreCase(session.courseType()))
                && question.filter().takes(session.id(), "", session.location());
    }

    private static boolean isShown(CalendarItem item, CalendarQuestion question) {
        return !question.onlyAvailable() || item.fill().hasSomething();
    }

    /** What is past is not kept, so it is not shown as free. */
    private static List<CalendarItem> stretches(Timelines kind, CalendarQuestion question, Instant now, int limit) {
        int from = Math.max(Grid.slotAt(question.from()), Grid.slotAt(now));
        int to = Grid.slotFrom(question.to());
        return from >= to
                ? List.of()
                : kind.stretches(question.filter(), from, to, now, soFar -> soFar.size() < limit).stream()
                        .map(CalendarItem::of)
                        .filter(it -> isShown(it, question))
                        .toList();
    }
}
