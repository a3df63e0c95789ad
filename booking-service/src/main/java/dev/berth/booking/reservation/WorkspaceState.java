package dev.berth.booking.reservation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a workspace has come. It only moves forward; it can fail anywhere on the way. */
public enum WorkspaceState {
    SCHEDULED,
    WAKING,
    PREPARING,
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    FAILED;

    boolean mayBecome(WorkspaceState next) {
        return !isOver() && next.compareTo(this) > 0;
    }

    public boolean isOver() {
        return this == STOPPED || this == FAILED;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a word that a newer agent may have learnt and this service has not. */
    public static Optional<WorkspaceState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
