package dev.berth.availability.search;

import dev.berth.availability.compute.ComputeAsk;
import dev.berth.availability.compute.ComputeOccupancy;
import dev.berth.availability.compute.ComputeWindow;
import dev.berth.availability.compute.NodeOffer;
import dev.berth.availability.follow.Progress;
import dev.berth.availability.grid.Grid;
import dev.berth.availability.search.SearchOutcome.FieldProblem;
import dev.berth.availability.search.SearchOutcome.Found;
import dev.berth.availability.search.SearchOutcome.Nonsense;
import dev.berth.availability.search.SearchOutcome.StillReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers what is free, given the time. */
@Component
public class AvailabilitySearch {
    private final ComputeOccupancy compute;
    private final Progress progress;
    private final SearchSettings settings;

    AvailabilitySearch(ComputeOccupancy compute, Progress progress, SearchSettings settings) {
        this.compute = compute;
        this.progress = progress;
        this.settings = settings;
    }

    public SearchOutcome search(SearchWish wish, Instant now) {
        Instant horizon = now.plus(Duration.ofDays(settings.horizonDays()));
        List<FieldProblem> problems = WishPolicy.problemsOf(wish, now, horizon);
        if (!problems.isEmpty()) {
            return new Nonsense(problems);
        }
        // Read before the search: what arrives in between makes the answer newer than it says, never older.
        return progress.asOf()
                .<SearchOutcome>map(asOf -> new Found(offers(wish, windowOf(wish, now, horizon)), asOf))
                .orElseGet(StillReading::new);
    }

    private List<NodeOffer> offers(SearchWish wish, ComputeWindow window) {
        var ask = new ComputeAsk(
                wish.cores(), wish.memoryGb(), wish.gpus(), wish.tags(), wish.durationMinutes() / Grid.SLOT_MINUTES);
        return compute.search(ask, window, wish.resourceId(), wish.limit());
    }

    /** The slot that is running now can still be booked ("start now"); what lies before it, or beyond the horizon, cannot. */
    private static ComputeWindow windowOf(SearchWish wish, Instant now, Instant horizon) {
        int running = Grid.slotAt(now);
        int end = Grid.slotAt(horizon);
        int from = Grid.slotAt(wish.from()) <= running ? running : Math.min(Grid.slotFrom(wish.from()), end);
        return new ComputeWindow(from, clamp(Grid.slotAt(wish.to()), from, end), end);
    }

    private static int clamp(int slot, int least, int most) {
        return Math.min(Math.max(slot, least), most);
    }
}
