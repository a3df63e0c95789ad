package dev.berth.booking.grid;

import java.time.Duration;
import java.time.Instant;

/** From the first instant up to, not including, the second. */
public record Window(Instant startsAt, Instant endsAt) {
    public Window {
        if (!endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("A window ends after it starts");
        }
    }

    public Duration length() {
        return Duration.between(startsAt, endsAt);
    }

    /** Every slot that the window touches, as a window. */
    public Window onGrid() {
        return new Window(Grid.floor(startsAt), Grid.ceil(endsAt));
    }

    public int slots() {
        Window grid = onGrid();
        return (int) grid.length().dividedBy(Grid.SLOT);
    }

    public Window until(Instant end) {
        return new Window(startsAt, end);
    }

    public Window movedTo(Instant start) {
        return new Window(start, start.plus(length()));
    }
}
