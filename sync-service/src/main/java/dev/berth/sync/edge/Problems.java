package dev.berth.sync.edge;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Every error as problem details with a type that stays. */
final class Problems {
    private Problems() {}

    static ProblemDetail of(HttpStatusCode status, @Nullable String detail) {
        String slug = slug(status);
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("/problems/" + slug));
        problem.setTitle(title(slug));
        problem.setDetail(detail);
        return problem;
    }

    static ProblemDetail invalid(List<FieldProblem> errors) {
        ProblemDetail problem = of(HttpStatus.BAD_REQUEST, "See the message at each field.");
        problem.setType(URI.create("/problems/invalid-input"));
        problem.setTitle(title("invalid-input"));
        problem.setProperty("errors", errors);
        return problem;
    }

    static ProblemDetail passwordConfirmationRequired() {
        ProblemDetail problem = of(HttpStatus.FORBIDDEN, "Confirm your password, then repeat what you did.");
        problem.setType(URI.create("/problems/password-confirmation-required"));
        problem.setTitle("Confirm your password");
        return problem;
    }

    private static String slug(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "malformed-request";
            case 401 -> "unauthorized";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 412 -> "stale-version";
            case 413 -> "payload-too-large";
            case 415 -> "unsupported-media-type";
            case 422 -> "rule-broken";
            case 429 -> "too-many-requests";
            case 503 -> "unavailable";
            default -> status.is4xxClientError() ? "malformed-request" : "internal";
        };
    }

    /** "not-found" reads "Not found". */
    private static String title(String slug) {
        String words = slug.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
