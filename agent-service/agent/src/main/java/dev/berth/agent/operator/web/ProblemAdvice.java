package dev.berth.agent.operator.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Map<Integer, String> SLUGS = Map.of(404, "not-found", 413, "payload-too-large");

    @ExceptionHandler(Exception.class)
    ProblemDetail unexpected(Exception bug) {
        String reference = UUID.randomUUID().toString();
        log.error("Unexpected, reference {}", reference, bug);
        ProblemDetail problem =
                Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Internal error", "Something went wrong");
        problem.setProperty("reference", reference);
        return problem;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Problem.FieldProblem> errors = invalid.getBindingResult().getFieldErrors().stream()
                .map(it -> new Problem.FieldProblem(it.getField(), String.valueOf(it.getDefaultMessage())))
                .toList();
        return ResponseEntity.badRequest().body(Problem.invalid(errors));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException garbled, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.badRequest()
                .body(Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "malformed-request",
                        "Malformed request",
                        "The body is not the JSON asked for"));
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem) {
            problem.setType(URI.create("/problems/" + SLUGS.getOrDefault(status.value(), "malformed-request")));
        }
        return new ResponseEntity<>(body, headers, status);
    }
}
