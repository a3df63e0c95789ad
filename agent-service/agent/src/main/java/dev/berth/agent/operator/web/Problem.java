package dev.berth.agent.operator.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem document (RFC 9457), of the same types as everywhere in Berth. */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable List<FieldProblem> errors,
        @Nullable String reference) {

    record FieldProblem(String field, String message) {}

    static Problem of(int status, String slug, String title, String detail) {
        return new Problem("/problems/" + slug, title, status, detail, null, null);
    }

    static Problem invalid(List<FieldProblem> errors) {
        return new Problem(
                "/problems/invalid-input", "Invalid input", 400, "Some fields need another value", errors, null);
    }

    static Problem malformed(int status, String detail) {
        return of(status, "malformed-request", "Malformed request", detail);
    }

    static Problem notFound(String detail) {
        return of(404, "not-found", "Not Found", detail);
    }

    static Problem unauthorized() {
        return of(401, "unauthorized", "Unauthorized", "The operator's token is needed");
    }

    /** @param reference what the log has the cause under */
    static Problem internal(String reference) {
        return new Problem("/problems/internal", "Internal error", 500, "Something went wrong", null, reference);
    }
}
