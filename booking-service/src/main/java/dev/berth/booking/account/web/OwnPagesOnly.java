package dev.berth.booking.account.web;

import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The refresh cookie is SameSite, but a workspace may be the same site as Berth: its pages must not use the cookie.
 * Browsers say where a request comes from; who is no browser carries no cookie by accident.
 */
final class OwnPagesOnly {
    static final String HEADER = "Sec-Fetch-Site";

    private OwnPagesOnly() {}

    static void check(@Nullable String secFetchSite) {
        if ("same-site".equals(secFetchSite) || "cross-site".equals(secFetchSite)) {
            throw Problem.of(ProblemType.FORBIDDEN, "Only Berth's own pages may do this.");
        }
    }
}
