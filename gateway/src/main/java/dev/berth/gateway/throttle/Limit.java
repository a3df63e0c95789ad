package dev.berth.gateway.throttle;

/** The kinds of calls that are counted apart. */
public enum Limit {
    SIGN_IN,
    ANONYMOUS,
    PERSON,
    /**
     * Calendar feeds. Each replica counts for itself: this bounds the load, and asking Redis would cost more than most
     * answers do. The address is a secret that nobody guesses, however often they try.
     */
    CALENDAR;

    boolean isShared() {
        return this != CALENDAR;
    }
}
