package dev.berth.sync.ics;

/** What was read is something else. */
final class NoCalendar extends Exception {
    NoCalendar(String words) {
        super(words);
    }
}
