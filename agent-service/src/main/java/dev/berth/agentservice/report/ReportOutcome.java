package dev.berth.agentservice.report;

import java.util.Locale;

/** What became of a report. */
public enum ReportOutcome {
    SENT,
    /** Kafka did not take it; the node's next report says the same and more. */
    NOT_SENT,
    /** More reports came than a node may send; a newer one took the place of this one. */
    OVERTAKEN,
    UNREADABLE,
    ABOUT_ANOTHER_NODE,
    OTHER_EPOCH,
    SEEN_BEFORE,
    WRONG_SIGNATURE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether only a broken or a hostile agent sends such a report. */
    public boolean isSuspicious() {
        return switch (this) {
            case SENT, NOT_SENT, OVERTAKEN -> false;
            case UNREADABLE, ABOUT_ANOTHER_NODE, OTHER_EPOCH, SEEN_BEFORE, WRONG_SIGNATURE -> true;
        };
    }
}
