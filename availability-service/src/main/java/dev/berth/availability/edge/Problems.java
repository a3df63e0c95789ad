package dev.berth.availability.edge;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Every error as problem details with a type that stays. */
public final class Problems {
    private Problems() {}

    public static ResponseEntity<ProblemDetail> invalid(Map<String, String> messagesByField) {
        ProblemDetail problem = of(HttpStatus.BAD_REQUEST, "invalid-input", "Some fields need another value.");
        problem.setProperty(
                "errors",
                messagesByField.entrySet().stream()
                        .map(it -> Map.of("field", it.getKey(), "message", it.getValue()))
                        .toList());
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static ResponseEntity<ProblemDetail> malformed(String detail) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(of(HttpStatus.BAD_REQUEST, detail));
    }

    public static ResponseEntity<ProblemDetail> unavailable(String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header("Retry-After", "1")
                .body(of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", detail));
    }

    static ProblemDetail of(HttpStatusCode status, @Nullable String detail) {
        return of(status, slug(status), detail);
    }

    private static ProblemDetail of(HttpStatusCode status, String slug, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("/problems/" + slug));
        problem.setTitle(title(slug));
        problem.setDetail(detail);
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
            case 413 -> "payload-too-large";
            case 415 -> "unsupported-media-type";
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
