package dev.berth.sync.job;

/**
 * Whom a job is for. The two have slots apart from each other: however much people connect, the sources that fill rooms are
 * read in time.
 */
enum JobOwner {
    ROOMS,
    PEOPLE
}
