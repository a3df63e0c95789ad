package dev.berth.availability.occupancy;

/** How much is left. */
public enum Fill {
    FREE,
    ALMOST_FULL,
    FULL,
    /** Nobody knows: the outside system that books it too was not read. */
    UNKNOWN;

    private static final int FEW = 3;

    public static Fill ofLeft(int left) {
        if (left <= 0) {
            return FULL;
        }
        return left <= FEW ? ALMOST_FULL : FREE;
    }

    public boolean hasSomething() {
        return this == FREE || this == ALMOST_FULL;
    }

    /** As answers spell it. */
    public String word() {
        return switch (this) {
            case FREE -> "free";
            case ALMOST_FULL -> "almost-full";
            case FULL -> "full";
            case UNKNOWN -> "unknown";
        };
    }
}
