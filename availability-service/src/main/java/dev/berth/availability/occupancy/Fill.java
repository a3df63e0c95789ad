package dev.berth.availability.occupancy;

/** How much is left. */
public enum Fill {
    FREE,
    ALMOST_FULL,
    FULL;

    private static final int FEW = 3;

    public static Fill ofLeft(int left) {
        if (left <= 0) {
            return FULL;
        }
        return left <= FEW ? ALMOST_FULL : FREE;
    }

    /** The most that is in use when more than few are left. */
    public static int comfortableUse(int of) {
        return of - FEW - 1;
    }

    public boolean hasSomething() {
        return this != FULL;
    }

    /** As answers spell it. */
    public String word() {
        return switch (this) {
            case FREE -> "free";
            case ALMOST_FULL -> "almost-full";
            case FULL -> "full";
        };
    }
}
