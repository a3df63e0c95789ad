package dev.berth.sync.edge;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A refusal on its way to the caller: the edge throws it, so that a controller's return type stays its good answer. */
public final class Problem extends ErrorResponseException {
    private final List<FieldProblem> errors;

    private Problem(HttpStatus status, ProblemDetail body) {
        this(status, body, List.of());
    }

    private Problem(HttpStatus status, ProblemDetail body, List<FieldProblem> errors) {
        super(status, body, null);
        this.errors = errors;
    }

    public static Problem notFound(String detail) {
        return of(HttpStatus.NOT_FOUND, detail);
    }

    public static Problem forbidden(String detail) {
        return of(HttpStatus.FORBIDDEN, detail);
    }

    /** The person may do this, but gave their Berth password too long ago. */
    public static Problem passwordConfirmationRequired() {
        return new Problem(HttpStatus.FORBIDDEN, Problems.passwordConfirmationRequired());
    }

    /** Something is missing that only an operator can add, or that comes back by itself. */
    public static Problem unavailable(String detail) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, detail);
    }

    public static Problem stale(String detail) {
        return of(HttpStatus.PRECONDITION_FAILED, detail);
    }

    public static Problem ruleBroken(String detail) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }

    /** @param wait until it may work */
    public static Problem tooMany(String detail, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        Problem problem = of(HttpStatus.TOO_MANY_REQUESTS, detail + " Try again in " + seconds + " seconds.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        return problem;
    }

    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldProblem(field, message)));
    }

    /** Runs every check and refuses with what all of them say, so that a person hears of everything at once. */
    public static void refuseAll(List<Runnable> checks) {
        List<FieldProblem> errors = checks.stream()
                .flatMap(check -> errorsOf(check).stream())
                .distinct()
                .toList();
        if (!errors.isEmpty()) {
            throw invalid(errors);
        }
    }

    private static List<FieldProblem> errorsOf(Runnable check) {
        try {
            check.run();
            return List.of();
        } catch (Problem refusal) {
            if (refusal.errors.isEmpty()) throw refusal;
            return refusal.errors;
        }
    }

    private static Problem invalid(List<FieldProblem> errors) {
        return new Problem(HttpStatus.BAD_REQUEST, Problems.invalid(errors), errors);
    }

    private static Problem of(HttpStatus status, String detail) {
        return new Problem(status, Problems.of(status, detail));
    }
}
