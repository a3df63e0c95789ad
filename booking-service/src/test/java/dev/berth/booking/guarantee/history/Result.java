package dev.berth.booking.guarantee.history;

/** How a deed ended, in the words of the model. */
enum Result {
    DONE,
    ILLEGAL,
    STALE,
    AGAINST_THE_RULES,
    FULL
}
