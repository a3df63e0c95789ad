package dev.berth.platform.problem;

import org.jspecify.annotations.Nullable;

/**
 * Says which problem an exception is, where an exception of a service's own ends a request. Every bean of this type is asked
 * before the exception counts as unexpected.
 */
@FunctionalInterface
public interface ProblemTranslator {
    /** Null when it is none of this translator's. */
    @Nullable
    Problem translate(Exception failed);
}
