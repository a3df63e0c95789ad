package dev.berth.local;

/** A part that did not become healthy, and why, with the end of its log. */
final class PartFailure extends Exception {
    PartFailure(String reason) {
        super(reason);
    }
}
