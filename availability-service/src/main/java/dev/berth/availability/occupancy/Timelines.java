package dev.berth.availability.occupancy;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Resources that can be shown over time. */
public interface Timelines {
    Kind kind();

    /**
     * The stretches within [from, to) of each resource that is shown, resource by resource in the order of their names, until
     * {@code goOn} says no after one.
     */
    List<Stretch> stretches(Filter filter, int from, int to, Instant now, Predicate<List<Stretch>> goOn);
}
