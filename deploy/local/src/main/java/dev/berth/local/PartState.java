package dev.berth.local;

/** What the supervisor does about a part. {@code restarts} counts since {@code up}; {@code reason} is the last death's. */
record PartState(String name, int port, Condition condition, int restarts, String reason) {
    enum Condition {
        STARTED,
        /** Died; the next start comes after a pause, or is under way. */
        RESTARTING,
        /** Died too often; the supervisor no longer starts it. */
        GIVEN_UP
    }

    static PartState started(Part part) {
        return new PartState(part.name(), part.port(), Condition.STARTED, 0, "");
    }

    PartState restarting(String why) {
        return new PartState(name, port, Condition.RESTARTING, restarts, why);
    }

    PartState startedAgain() {
        return new PartState(name, port, Condition.STARTED, restarts + 1, reason);
    }

    PartState givenUp(String why) {
        return new PartState(name, port, Condition.GIVEN_UP, restarts, why);
    }

    boolean isStarted() {
        return condition == Condition.STARTED;
    }
}
