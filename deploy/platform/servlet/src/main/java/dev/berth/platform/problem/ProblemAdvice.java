package dev.berth.platform.problem;

import dev.berth.platform.security.SecurityLog;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
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
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String NOTHING_HERE = "There is nothing at this address.";

    private final List<ProblemTranslator> translators;

    ProblemAdvice(List<ProblemTranslator> translators) {
        this.translators = translators;
    }

    @ExceptionHandler(MethodArgumentNotValidException.class)
    ResponseEntity<ProblemDetail> invalidBody(MethodArgumentNotValidException e) {
        return answer(Problem.invalid(e.getBindingResult().getAllErrors().stream()
                .map(ProblemAdvice::problemOf)
                .distinct()
                .toList()));
    }

    private static FieldProblem problemOf(ObjectError error) {
        return new FieldProblem(error instanceof FieldError at ? at.getField() : "", MessageOf.constraint(error));
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

    /** Spring Security's firewall notices some of it only when somebody looks at the header. */
    @ExceptionHandler(RequestRejectedException.class)
    ResponseEntity<ProblemDetail> unreadableAddressOrHeader() {
        return answer(Problem.unreadableAddress());
    }

    @ExceptionHandler(NoResourceFoundException.class)
    ResponseEntity<ProblemDetail> nothingHere() {
        return answer(Problem.notFound(NOTHING_HERE));
    }

    @ExceptionHandler(AuthenticationException.class)
    ResponseEntity<ProblemDetail> notSignedIn(AuthenticationException e) {
        if (e instanceof AuthenticationServiceException) {
            // The keys could not be had: that says nothing about the token.
            log.warn("Access tokens cannot be checked", e);
            return answer(
                    Problem.unavailable("Sign-in cannot be verified at the moment. Try again soon.", RETRY_SIGN_IN));
        }
        Problem problem = Problem.of(ProblemType.UNAUTHORIZED, "Send a valid access token.");
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return answer(problem);
    }

    private static final Duration RETRY_SIGN_IN = Duration.ofSeconds(5);

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> anythingElse(Exception e) {
        if (e instanceof Problem problem) return answer(problem);
        return answer(translators.stream()
                .map(it -> it.translate(e))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> general(e)));
    }

    private static Problem general(Exception e) {
        if (e instanceof AccessDeniedException) {
            return Problem.of(ProblemType.FORBIDDEN, "Your role does not allow this.");
        }
        return e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()
                ? ofStatus(known)
                : unexpected(e);
    }

    private static Problem ofStatus(ErrorResponse known) {
        ProblemType type = ProblemType.ofStatus(known.getStatusCode().value());
        Problem problem = Problem.of(type, type.title() + ".");
        problem.getHeaders().putAll(known.getHeaders());
        return problem;
    }

    /** The caller gets a reference and nothing else: what went wrong may tell about the service's inside. */
    private static Problem unexpected(Exception e) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Unexpected, reference {}", reference, e);
        return Problem.of(ProblemType.INTERNAL, "Tell an admin the reference " + reference + ".")
                .with("reference", reference);
    }

    private static ResponseEntity<ProblemDetail> answer(Problem problem) {
        if (problem.getStatusCode().value() == HttpStatus.FORBIDDEN.value()) logRefusal(problem);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON) // whatever the caller asked for
                .body(problem.getBody());
    }

    private static void logRefusal(Problem problem) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it)) return;
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        SecurityLog.event("access-forbidden")
                .with("personId", caller == null ? null : caller.getName())
                .with("method", it.getRequest().getMethod())
                .with("path", it.getRequest().getRequestURI())
                .with("problem", problem.getBody().getType())
                .write();
    }
}
