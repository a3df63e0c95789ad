package dev.berth.sync.edge;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says which field of a JSON body could not be read, or that it was no JSON at all. Never echoes what was sent. */
final class UnreadableBody {
    private UnreadableBody() {}

    static ProblemDetail explain(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case MismatchedInputException it
            when !it.getPath().isEmpty() -> at(it, MessageOf.expected(it.getTargetType()));
            case InputCoercionException it
            when !it.getPath().isEmpty() -> at(it, MessageOf.expected(it.getTargetType()) + " of a sensible size");
            case StreamConstraintsException it when !it.getPath().isEmpty() -> at(it, "is too long");
            case MismatchedInputException it -> malformed("The body must be one JSON object.");
            case null -> malformed("The body is missing.");
            default -> malformed("The body is not valid JSON.");
        };
    }

    private static ProblemDetail at(JacksonException unreadable, String message) {
        return Problems.invalid(List.of(new FieldProblem(pathOf(unreadable.getPath()), message)));
    }

    private static ProblemDetail malformed(String detail) {
        return Problems.of(HttpStatus.BAD_REQUEST, detail);
    }

    private static String pathOf(List<JacksonException.Reference> path) {
        var text = new StringBuilder();
        for (JacksonException.Reference step : path) {
            if (step.getPropertyName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return text.toString();
    }
}
