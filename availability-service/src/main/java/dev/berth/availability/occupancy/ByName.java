package dev.berth.availability.occupancy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The known resources in the order of their names; sorted when somebody asks, because that is rarer than a change at start. */
public final class ByName<T extends Holder> {
    private volatile @Nullable List<T> sorted;

    /** Called with the guard held for writing. */
    public void forget() {
        sorted = null;
    }

    /** Called with the guard held for reading: two readers may both sort, and find the same. */
    public List<T> of(Collection<T> all, Function<T, @Nullable String> name) {
        List<T> known = sorted;
        if (known == null) {
            known = all.stream()
                    .filter(it -> name.apply(it) != null)
                    .sorted(Comparator.<T, String>comparing(it -> Objects.requireNonNull(name.apply(it)))
                            .thenComparing(Holder::id))
                    .toList();
            sorted = known;
        }
        return known;
    }
}
