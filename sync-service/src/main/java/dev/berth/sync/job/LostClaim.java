package dev.berth.sync.job;

/** The job is not this process's any more: it was ended, taken over or forgotten. */
final class LostClaim extends RuntimeException {
    LostClaim() {
        super("The job is not ours any more", null, false, false);
    }
}
