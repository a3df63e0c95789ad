package dev.berth.platform.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A refusal on its way to the caller. The edge throws it: {@code case NoSuchNode it -> throw Problem.notFound("…")},
 * so that a controller's return type stays what it answers when all is well. Domain code returns outcomes instead.
 */
public class Problem extends ErrorResponseException {
    private static final String ERRORS = "errors";

    private Problem(ProblemType type, ProblemDetail body) {
        super(type.status(), body, null);
    }

    public static Problem of(ProblemType type, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(type.status(), detail);
        body.setType(type.uri());
        body.setTitle(type.title());
        return new Problem(type, body);
    }

    /** Escapes that are none, bytes that are no text. */
    static Problem unreadableAddress() {
        return of(ProblemType.MALFORMED_REQUEST, "The address or a header is not readable text.");
    }

    public static Problem forbidden(String detail) {
        return of(ProblemType.FORBIDDEN, detail);
    }

    /** The caller may do this, but gave their password too long ago. */
    public static Problem passwordConfirmationRequired() {
        return of(ProblemType.PASSWORD_CONFIRMATION_REQUIRED, "Confirm your password, then repeat what you did.");
    }

    public static Problem notFound(String detail) {
        return of(ProblemType.NOT_FOUND, detail);
    }

    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldProblem(field, message)));
    }

    public static Problem invalid(List<FieldProblem> errors) {
        return of(ProblemType.INVALID_INPUT, "See the message at each field.").with(ERRORS, errors);
    }

    public static Problem ruleBroken(String rule, String field, String message) {
        return of(ProblemType.RULE_BROKEN, message)
                .with("rule", rule)
                .with(ERRORS, List.of(new FieldProblem(field, message)));
    }

    public static Problem tooManyRequests(String detail, Duration wait) {
        return of(ProblemType.TOO_MANY_REQUESTS, detail).retryAfter(wait);
    }

    public static Problem unavailable(String detail, Duration wait) {
        return of(ProblemType.UNAVAILABLE, detail).retryAfter(wait);
    }

    /** What is wrong at which field; empty when it is not about fields. */
    public List<FieldProblem> errors() {
        Map<String, Object> members = getBody().getProperties();
        Object errors = members == null ? null : members.get(ERRORS);
        return errors instanceof List<?> list
                ? list.stream().map(FieldProblem.class::cast).toList()
                : List.of();
    }

    /** Adds a member of its own to the problem's JSON. */
    public Problem with(String member, Object value) {
        getBody().setProperty(member, value);
        return this;
    }

    /** An answer and not a mistake: where in the code it was given is of no use, and costs more than giving it. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    private Problem retryAfter(Duration wait) {
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
        return this;
    }
}
