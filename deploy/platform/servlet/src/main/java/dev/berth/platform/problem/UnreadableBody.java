package dev.berth.platform.problem;

import java.util.List;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says which field of a JSON body could not be read, or that it was no JSON at all. Never echoes what was sent. */
final class UnreadableBody {

    private UnreadableBody() {}

    static Problem explain(HttpMessageNotReadableException e) {
        return switch (e.getCause()) {
            case UnrecognizedPropertyException it ->
                Problem.invalid(pathOf(it.getPath()), "is not a field of this request");
            case ValueInstantiationException it
            when !it.getPath().isEmpty() -> Problem.invalid(pathOf(it.getPath()), refused(it));
            case MismatchedInputException it
            when !it.getPath().isEmpty() ->
                Problem.invalid(pathOf(it.getPath()), MessageOf.expected(it.getTargetType()));
            case InputCoercionException it
            when !it.getPath().isEmpty() ->
                Problem.invalid(pathOf(it.getPath()), MessageOf.expected(it.getTargetType()) + " of a sensible size");
            case StreamConstraintsException it
            when !it.getPath().isEmpty() -> Problem.invalid(pathOf(it.getPath()), "is too long");
            case MismatchedInputException it ->
                Problem.of(ProblemType.MALFORMED_REQUEST, "The body must be one JSON object.");
            case null -> Problem.of(ProblemType.MALFORMED_REQUEST, "The body is missing.");
            default -> Problem.of(ProblemType.MALFORMED_REQUEST, "The body is not valid JSON.");
        };
    }

    /** What refused a value says why, in the words that it was written with for that. */
    private static String refused(ValueInstantiationException e) {
        Class<?> type = e.getType().getRawClass();
        return !type.isEnum() && e.getCause() instanceof IllegalArgumentException why
                ? String.valueOf(why.getMessage())
                : MessageOf.expected(type);
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
