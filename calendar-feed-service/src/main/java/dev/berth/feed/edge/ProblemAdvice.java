package dev.berth.feed.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @Override
    @SuppressWarnings("unchecked")
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Map<String, String> messages = new LinkedHashMap<>();
        invalid.getFieldErrors()
                .forEach(error -> messages.putIfAbsent(
                        error.getField(),
                        Objects.requireNonNullElse(error.getDefaultMessage(), "is not a valid value")));
        return (ResponseEntity<Object>) (ResponseEntity<?>) Problems.invalid(messages);
    }

    @Override
    @SuppressWarnings("unchecked")
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return (ResponseEntity<Object>) (ResponseEntity<?>) UnreadableBody.explain(unreadable);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failed, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = body instanceof ProblemDetail told && status.is4xxClientError() ? told.getDetail() : null;
        return super.handleExceptionInternal(failed, Problems.of(status, detail), asProblem(headers), status, request);
    }

    /** Never an empty calendar instead: an app would take it for the news that everything was cancelled. */
    @ExceptionHandler({
        TransientDataAccessException.class,
        RecoverableDataAccessException.class,
        DataAccessResourceFailureException.class,
        TransactionException.class
    })
    ResponseEntity<ProblemDetail> withoutDatabase(Exception failed) {
        log.warn("The database does not answer: {}", failed.getMessage());
        return Problems.unavailable();
    }

    /** Whatever the caller asked for. A copy: what comes in may be unchangeable. */
    private static HttpHeaders asProblem(HttpHeaders headers) {
        HttpHeaders typed = HttpHeaders.copyOf(headers);
        typed.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return typed;
    }

    /** Escapes that are none, bytes that are no text: the container and the firewall notice when somebody looks. */
    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    ResponseEntity<ProblemDetail> unreadableAddressOrHeader() {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(HttpStatus.BAD_REQUEST, "The address or a header is not readable text."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception failed) {
        UUID reference = UUID.randomUUID();
        log.error("Unexpected, reference {}", reference, failed);
        ProblemDetail problem = Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side.");
        problem.setProperty("reference", reference);
        return ResponseEntity.internalServerError().body(problem);
    }
}
