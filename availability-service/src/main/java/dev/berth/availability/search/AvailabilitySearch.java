package dev.berth.availability.search;

import dev.berth.availability.compute.Nodes;
import dev.berth.availability.follow.Progress;
import dev.berth.availability.grid.Grid;
import dev.berth.availability.occupancy.Offer;
import dev.berth.availability.occupancy.Window;
import dev.berth.availability.room.Rooms;
import dev.berth.availability.room.Rooms.UnknownRoom;
import dev.berth.availability.search.SearchOutcome.FieldProblem;
import dev.berth.availability.search.SearchOutcome.Found;
import dev.berth.availability.search.SearchOutcome.Nonsense;
import dev.berth.availability.search.SearchOutcome.StillReading;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers what is free, given the time. */
@Component
public class AvailabilitySearch {
    private final Nodes nodes;
    private final Rooms rooms;
    private final Progress progress;
    private final SearchSettings settings;
    private final Timer time;

    AvailabilitySearch(Nodes nodes, Rooms rooms, Progress progress, SearchSettings settings, MeterRegistry measures) {
        this.nodes = nodes;
        this.rooms = rooms;
        this.progress = progress;
        this.settings = settings;
        time = Timer.builder("berth.search")
                .description("How long a search takes, without the web around it")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(measures);
    }

    public SearchOutcome search(SearchWish wish, Instant now) {
        Instant horizon = now.plus(Duration.ofDays(settings.horizonDays()));
        List<FieldProblem> problems = WishPolicy.problemsOf(wish, now, horizon);
        if (!problems.isEmpty()) {
            return new Nonsense(problems);
        }
        // Read before the search: what arrives in between makes the answer newer than it says, never older.
        return progress.asOf()
                .<SearchOutcome>map(asOf -> new Found(
                        time.record(() -> offers(wish, windowOf(wish, now, horizon), now)),
                        unknown(wish, now),
                        asOf,
                        !progress.connected()))
                .orElseGet(StillReading::new);
    }

    private List<Offer> offers(SearchWish wish, Window window, Instant now) {
        return wish.kind().equals("room")
                ? rooms.search(wish.roomAsk(), window, wish.resourceId(), wish.limit(), now)
                : nodes.search(wish.computeAsk(), window, wish.resourceId(), wish.limit());
    }

    private List<UnknownRoom> unknown(SearchWish wish, Instant now) {
        return wish.kind().equals("room")
                ? rooms.unknown(wish.roomAsk(), wish.resourceId(), wish.limit(), now)
                : List.of();
    }

    /** The slot that is running now can still be booked ("start now"); what lies before it, or beyond the horizon, cannot. */
    private static Window windowOf(SearchWish wish, Instant now, Instant horizon) {
        int running = Grid.slotAt(now);
        int end = Grid.slotAt(horizon);
        int from = Grid.slotAt(wish.from()) <= running ? running : Math.min(Grid.slotFrom(wish.from()), end);
        return new Window(from, clamp(Grid.slotAt(wish.to()), from, end), end);
    }

    private static int clamp(int slot, int least, int most) {
        return Math.min(Math.max(slot, least), most);
    }
}
