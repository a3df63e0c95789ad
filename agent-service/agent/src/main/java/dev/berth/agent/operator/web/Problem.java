package dev.berth.agent.operator.web;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Problem documents, of the same types as everywhere in Berth. */
final class Problem {
    record FieldProblem(String field, String message) {}

    private Problem() {}

    static ProblemDetail of(HttpStatus status, String slug, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + slug));
        problem.setTitle(title);
        return problem;
    }

    static ProblemDetail invalid(List<FieldProblem> errors) {
        ProblemDetail problem =
                of(HttpStatus.BAD_REQUEST, "invalid-input", "Invalid input", "Some fields need another value");
        problem.setProperty("errors", errors);
        return problem;
    }
}
