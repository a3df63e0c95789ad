package dev.berth.booking.input;

import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The version that the caller was looking at, from the header {@code If-Match}. */
public final class IfMatch {

    private IfMatch() {}

    /** Null when any version will do. A tag that is none of ours matches nothing. */
    public static @Nullable Long version(@Nullable String header) {
        if (header == null || header.strip().equals("*")) return null;
        try {
            return Long.valueOf(header.strip().replaceAll("^\"|\"$", ""));
        } catch (NumberFormatException foreign) {
            throw Problem.of(ProblemType.STALE_VERSION, "Send the ETag that you got.");
        }
    }
}
