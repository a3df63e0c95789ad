package dev.berth.sync.connector;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a sync failed, told apart by what a person can do about it. */
public enum FailureKind {
    /** Only the person can help. */
    WRONG_CREDENTIALS,
    /** Only an admin can help: the connector no longer understands what it sees. */
    LAYOUT_CHANGED,
    /** It answers, but not in time: later may be better. */
    TIMED_OUT,
    /** It does not answer, or says itself that it does not work: later will be better. */
    PORTAL_DOWN,
    /** Ours. */
    INTERNAL;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static FailureKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
