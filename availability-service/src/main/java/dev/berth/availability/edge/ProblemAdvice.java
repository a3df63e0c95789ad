package dev.berth.availability.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
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
        invalid.getFieldErrors().forEach(error -> messages.putIfAbsent(error.getField(), message(error)));
        return (ResponseEntity<Object>) (ResponseEntity<?>) Problems.invalid(messages);
    }

    /** A value of the wrong type has a message that names Java classes: not for people. */
    private static String message(FieldError error) {
        String message = error.getDefaultMessage();
        return error.isBindingFailure() || message == null ? "is not a valid value" : message;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failed, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = body instanceof ProblemDetail told && status.is4xxClientError() ? told.getDetail() : null;
        return super.handleExceptionInternal(failed, Problems.of(status, detail), asProblem(headers), status, request);
    }

    /** Whatever the caller asked for. A copy: what comes in may be unchangeable. */
    private static HttpHeaders asProblem(HttpHeaders headers) {
        HttpHeaders typed = HttpHeaders.copyOf(headers);
        typed.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return typed;
    }

    /** Escapes that are none, bytes that are no text: the container notices when somebody looks at the parameters. */
    @ExceptionHandler({HttpException.IllegalArgumentException.class, HttpException.IllegalStateException.class})
    ResponseEntity<ProblemDetail> unreadableAddress() {
        return Problems.malformed("The address is not readable text.");
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
