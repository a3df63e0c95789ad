package dev.berth.booking.guarantee.history;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What must be so of something that was written; what is not is remembered. */
final class Claims {
    private final Written written;
    private final List<String> broken = new ArrayList<>();

    private Claims(Written written) {
        this.written = written;
    }

    static Claims about(Written written) {
        return new Claims(written);
    }

    Claims that(String claim, boolean holds) {
        if (!holds) {
            broken.add("It is not so that this " + claim + ": " + written);
        }
        return this;
    }

    Stream<String> broken() {
        return broken.stream();
    }
}
