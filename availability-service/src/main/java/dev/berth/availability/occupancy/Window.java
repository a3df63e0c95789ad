package dev.berth.availability.occupancy;

/** Where to look, in slots: runs in [from, to), the next start also after it, up to the horizon. */
public record Window(int from, int to, int horizon) {
    public Window {
        if (from > to || to > horizon) {
            throw new IllegalArgumentException("not a window: %d, %d, %d".formatted(from, to, horizon));
        }
    }
}
