package dev.berth.sync.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Pending jobs wait for a process, running ones have one; the other two are ends. */
public enum JobStatus {
    PENDING,
    RUNNING,
    COMPLETED,
    FAILED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isOver() {
        return this == COMPLETED || this == FAILED;
    }

    static JobStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
