package dev.berth.booking.problem;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A refusal on its way to the caller. The edge throws it: {@code case NoSuchNode it -> throw Problem.notFound("…")},
 * so that a controller's return type stays what it answers when all is well. Domain code returns outcomes instead.
 */
public class Problem extends ErrorResponseException {

    private Problem(ProblemType type, ProblemDetail body) {
        super(type.status(), body, null);
    }

    public static Problem of(ProblemType type, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(type.status(), detail);
        body.setType(type.uri());
        body.setTitle(type.title());
        return new Problem(type, body);
    }

    public static Problem notFound(String detail) {
        return of(ProblemType.NOT_FOUND, detail);
    }

    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldProblem(field, message)));
    }

    public static Problem invalid(List<FieldProblem> errors) {
        return of(ProblemType.INVALID_INPUT, "See the message at each field.").with("errors", errors);
    }

    public static Problem ruleBroken(String rule, String field, String message) {
        return of(ProblemType.RULE_BROKEN, message)
                .with("rule", rule)
                .with("errors", List.of(new FieldProblem(field, message)));
    }

    public static Problem tooManyRequests(String detail, Duration wait) {
        return of(ProblemType.TOO_MANY_REQUESTS, detail).retryAfter(wait);
    }

    public static Problem unavailable(String detail, Duration wait) {
        return of(ProblemType.UNAVAILABLE, detail).retryAfter(wait);
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
