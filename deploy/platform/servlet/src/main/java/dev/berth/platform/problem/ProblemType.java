package dev.berth.platform.problem;

import java.net.URI;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/**
 * A way in which a service says no. The slug is a contract: {@code /problems/<slug>} explains it. Here are those that every
 * service has; a service adds those of its own.
 */
public record ProblemType(String slug, HttpStatus status, String title) {
    public static final ProblemType INVALID_INPUT =
            new ProblemType("invalid-input", HttpStatus.BAD_REQUEST, "Some fields need another look");
    public static final ProblemType MALFORMED_REQUEST =
            new ProblemType("malformed-request", HttpStatus.BAD_REQUEST, "The request cannot be read");
    public static final ProblemType UNAUTHORIZED =
            new ProblemType("unauthorized", HttpStatus.UNAUTHORIZED, "Sign in first");
    public static final ProblemType FORBIDDEN = new ProblemType("forbidden", HttpStatus.FORBIDDEN, "Not allowed");
    public static final ProblemType PASSWORD_CONFIRMATION_REQUIRED =
            new ProblemType("password-confirmation-required", HttpStatus.FORBIDDEN, "Confirm your password");
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", HttpStatus.NOT_FOUND, "Not found");
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "This address does not do that");
    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "The answer does not exist in that format");
    public static final ProblemType STALE_VERSION =
            new ProblemType("stale-version", HttpStatus.PRECONDITION_FAILED, "Somebody else changed it meanwhile");
    public static final ProblemType PAYLOAD_TOO_LARGE =
            new ProblemType("payload-too-large", HttpStatus.CONTENT_TOO_LARGE, "The request is too large");
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
            new ProblemType("unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON");
    public static final ProblemType RULE_BROKEN =
            new ProblemType("rule-broken", HttpStatus.UNPROCESSABLE_CONTENT, "A rule says no");
    public static final ProblemType TOO_MANY_REQUESTS =
            new ProblemType("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Too many attempts");
    public static final ProblemType INTERNAL =
            new ProblemType("internal", HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here");
    public static final ProblemType UNAVAILABLE =
            new ProblemType("unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Not available right now");

    /** For what the framework refuses by itself: it knows a status and no more. */
    static ProblemType ofStatus(int status) {
        return Stream.of(
                        MALFORMED_REQUEST,
                        UNAUTHORIZED,
                        FORBIDDEN,
                        NOT_FOUND,
                        METHOD_NOT_ALLOWED,
                        NOT_ACCEPTABLE,
                        STALE_VERSION,
                        PAYLOAD_TOO_LARGE,
                        UNSUPPORTED_MEDIA_TYPE,
                        RULE_BROKEN,
                        TOO_MANY_REQUESTS,
                        UNAVAILABLE)
                .filter(type -> type.status.value() == status)
                .findFirst()
                .orElse(status >= 500 ? INTERNAL : MALFORMED_REQUEST);
    }

    public URI uri() {
        return URI.create("/problems/" + slug);
    }
}
