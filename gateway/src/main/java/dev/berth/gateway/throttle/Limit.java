package dev.berth.gateway.throttle;

/** The kinds of calls that are counted apart. */
public enum Limit {
    SIGN_IN,
    ANONYMOUS,
    PERSON
}
