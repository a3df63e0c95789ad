package dev.berth.availability.search;

import dev.berth.availability.grid.Grid;
import dev.berth.availability.search.SearchOutcome.FieldProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which wishes make sense, given the time. Limits of single fields are checked where the request is bound. */
final class WishPolicy {
    private static final List<String> SERVED = List.of("compute", "room");

    private WishPolicy() {}

    static List<FieldProblem> problemsOf(SearchWish wish, Instant now, Instant horizon) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!SERVED.contains(wish.kind())) {
            problems.add(new FieldProblem("kind", "only these kinds are served: " + String.join(", ", SERVED)));
        }
        if (wish.durationMinutes() % Grid.SLOT_MINUTES != 0) {
            problems.add(new FieldProblem("duration", "must be a multiple of 15 minutes"));
        }
        if (!Grid.holds(wish.from())) {
            problems.add(new FieldProblem("from", "must be a date of our time"));
        } else if (!Grid.holds(wish.to())) {
            problems.add(new FieldProblem("to", "must be a date of our time"));
        } else if (!wish.to().isAfter(wish.from())) {
            problems.add(new FieldProblem("to", "must be after from"));
        } else if (!wish.to().isAfter(Grid.startOf(Grid.slotAt(now)))) {
            problems.add(new FieldProblem("to", "must not be past"));
        }
        if (wish.from().isAfter(horizon)) {
            problems.add(new FieldProblem("from", "must not be later than can be booked: " + horizon));
        }
        return problems;
    }
}
