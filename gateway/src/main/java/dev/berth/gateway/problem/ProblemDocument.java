package dev.berth.gateway.problem;

import org.jspecify.annotations.Nullable;

/** The body of an error answer. */
record ProblemDocument(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String reference) {}
