package dev.berth.local;

/** How many tests passed, failed and were skipped. */
record Tally(int passed, int failed, int skipped) {
    static final Tally NOTHING = new Tally(0, 0, 0);
    static final Tally ONE_FAILED = new Tally(0, 1, 0);

    Tally plus(Tally other) {
        return new Tally(passed + other.passed, failed + other.failed, skipped + other.skipped);
    }

    /** A step that broke without a failing test counts as one failure: nothing red may look green. */
    Tally withExitCode(int code) {
        return code != 0 && failed == 0 ? plus(ONE_FAILED) : this;
    }

    @Override
    public String toString() {
        return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }
}
