package dev.berth.booking.problem;

import dev.berth.booking.security.PasswordConfirmationRequired;
import dev.berth.booking.security.SecurityLog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever ended a request early into a problem document. The only place that does. */
@RestControllerAdvice
class ProblemAdvice {
    /** What PostgreSQL says when lock_timeout has passed; Spring has no name for it. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String NOTHING_HERE = "There is nothing at this address.";

    @ExceptionHandler(MethodArgumentNotValidException.class)
    ResponseEntity<ProblemDetail> invalidBody(MethodArgumentNotValidException e) {
        return answer(Problem.invalid(e.getBindingResult().getAllErrors().stream()
                .map(error -> new FieldProblem(
                        error instanceof FieldError at ? at.getField() : "", MessageOf.constraint(error)))
                .toList()));
    }

    @ExceptionHandler(HandlerMethodValidationException.class)
    ResponseEntity<ProblemDetail> invalidParameters(HandlerMethodValidationException e) {
        return answer(Problem.invalid(e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(
                                error instanceof FieldError at
                                        ? at.getField()
                                        : String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                MessageOf.constraint(error))))
                .toList()));
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<ProblemDetail> unreadableBody(HttpMessageNotReadableException e) {
        return answer(UnreadableBody.explain(e));
    }

    @ExceptionHandler(MissingServletRequestParameterException.class)
    ResponseEntity<ProblemDetail> missingParameter(MissingServletRequestParameterException e) {
        return answer(Problem.invalid(e.getParameterName(), "is required"));
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<ProblemDetail> wrongParameterType(MethodArgumentTypeMismatchException e) {
        // What is no id at all is the id of nothing.
        return answer(
                e.getParameter().hasParameterAnnotation(PathVariable.class)
                        ? Problem.notFound(NOTHING_HERE)
                        : Problem.invalid(e.getName(), MessageOf.expected(e.getRequiredType())));
    }

    /** Escapes that are none, bytes that are no text: the container and the firewall notice when somebody looks. */
    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    ResponseEntity<ProblemDetail> unreadableAddressOrHeader() {
        return answer(Problem.of(ProblemType.MALFORMED_REQUEST, "The address or a header is not readable text."));
    }

    @ExceptionHandler(NoResourceFoundException.class)
    ResponseEntity<ProblemDetail> nothingHere() {
        return answer(Problem.notFound(NOTHING_HERE));
    }

    @ExceptionHandler(AuthenticationException.class)
    ResponseEntity<ProblemDetail> notSignedIn() {
        Problem problem = Problem.of(ProblemType.UNAUTHORIZED, "Send a valid access token.");
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return answer(problem);
    }

    @ExceptionHandler(PasswordConfirmationRequired.class)
    ResponseEntity<ProblemDetail> passwordGivenTooLongAgo() {
        return answer(Problem.of(
                ProblemType.PASSWORD_CONFIRMATION_REQUIRED, "Confirm your password, then repeat what you did."));
    }

    @ExceptionHandler(AccessDeniedException.class)
    ResponseEntity<ProblemDetail> notAllowed() {
        return answer(Problem.of(ProblemType.FORBIDDEN, "Your role does not allow this."));
    }

    @ExceptionHandler(OptimisticLockingFailureException.class)
    ResponseEntity<ProblemDetail> overtaken() {
        return answer(Problem.of(ProblemType.STALE_VERSION, "Load it again and repeat what you did."));
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<ProblemDetail> databaseAway(Exception e) {
        log.warn("The database does not answer", e);
        return answer(Problem.unavailable("Try again in a moment.", Duration.ofSeconds(5)));
    }

    /** Somebody else held a row for longer than one should wait: nothing is wrong but the moment. */
    @ExceptionHandler(UncategorizedSQLException.class)
    ResponseEntity<ProblemDetail> uncategorized(UncategorizedSQLException e) {
        return e.getSQLException() instanceof SQLException cause && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())
                ? databaseAway(e)
                : answer(unexpected(e));
    }

    @ExceptionHandler(TooBusy.class)
    ResponseEntity<ProblemDetail> tooBusy() {
        return answer(
                Problem.unavailable("Very much is going on right now. Try again in a moment.", Duration.ofSeconds(10)));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> anythingElse(Exception e) {
        if (e instanceof Problem problem) return answer(problem);
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError())
            return answer(ofStatus(known));
        if (LostConnection.isBehind(e)) return databaseAway(e);
        return answer(unexpected(e));
    }

    private static void log403(Problem problem) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it)) return;
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        SecurityLog.event("access-forbidden")
                .with("personId", caller == null ? null : caller.getName())
                .with("method", it.getRequest().getMethod())
                .with("path", it.getRequest().getRequestURI())
                .with("problem", problem.getBody().getType())
                .write();
    }

    private static Problem ofStatus(ErrorResponse known) {
        ProblemType type = ProblemType.ofStatus(known.getStatusCode().value());
        Problem problem = Problem.of(type, type.title() + ".");
        problem.getHeaders().putAll(known.getHeaders());
        return problem;
    }

    /** The caller gets a reference and nothing else: what went wrong may say what is behind the wall. */
    private static Problem unexpected(Exception e) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Unexpected, reference {}", reference, e);
        return Problem.of(ProblemType.INTERNAL, "Tell an admin the reference " + reference + ".")
                .with("reference", reference);
    }

    private static ResponseEntity<ProblemDetail> answer(Problem problem) {
        if (problem.getStatusCode().value() == HttpStatus.FORBIDDEN.value()) log403(problem);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON) // whatever the caller asked for
                .body(problem.getBody());
    }
}
