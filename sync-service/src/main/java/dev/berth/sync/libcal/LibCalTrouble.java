package dev.berth.sync.libcal;

import dev.berth.sync.connector.FailureKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call that did not work. */
final class LibCalTrouble extends RuntimeException {
    private final FailureKind kind;
    private final boolean passing;
    private final @Nullable Duration comeBackAfter;

    private LibCalTrouble(FailureKind kind, String words, boolean passing, @Nullable Duration comeBackAfter) {
        super(words);
        this.kind = kind;
        this.passing = passing;
        this.comeBackAfter = comeBackAfter;
    }

    /** May be better at the next try. */
    static LibCalTrouble passing(FailureKind kind, String words) {
        return new LibCalTrouble(kind, words, true, null);
    }

    static LibCalTrouble busy(Duration comeBackAfter) {
        return new LibCalTrouble(FailureKind.PORTAL_DOWN, "It asks us to come back later.", true, comeBackAfter);
    }

    /** Trying again would only repeat it. */
    static LibCalTrouble lasting(FailureKind kind, String words) {
        return new LibCalTrouble(kind, words, false, null);
    }

    FailureKind kind() {
        return kind;
    }

    boolean isPassing() {
        return passing;
    }

    @Nullable
    Duration comeBackAfter() {
        return comeBackAfter;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
