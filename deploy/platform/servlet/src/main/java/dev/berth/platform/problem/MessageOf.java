package dev.berth.platform.problem;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;

/** Field messages in plain words. They continue the field's name: "title must not be blank". */
final class MessageOf {

    private MessageOf() {}

    static String constraint(MessageSourceResolvable error) {
        if (error instanceof FieldError field && field.isBindingFailure()) return expected(requiredType(field));
        String message = error.getDefaultMessage();
        if (message == null) return "is not valid";
        return message.equals("must not be null") ? "is required" : message;
    }

    static String expected(@Nullable Class<?> type) {
        if (type == null) return "is not valid";
        if (type == Instant.class) return "must be a UTC instant like 2026-12-01T09:00:00Z";
        if (type == OffsetDateTime.class) return "must be a time with its offset, like 2026-12-01T09:00:00Z";
        if (type == UUID.class) return "must be an id (UUID)";
        if (type.isEnum()) return "must be one of " + constants(type);
        if (type == Boolean.class || type == boolean.class) return "must be true or false";
        if (type == String.class) return "must be text";
        if (isWhole(type)) return "must be a whole number";
        if (Iterable.class.isAssignableFrom(type) || type.isArray()) return "must be a list";
        if (type == double.class || Number.class.isAssignableFrom(type)) return "must be a number";
        return "must be an object";
    }

    /** Spring's own message for a value of the wrong type names Java classes: not for people. */
    private static @Nullable Class<?> requiredType(FieldError error) {
        return error.contains(TypeMismatchException.class)
                ? error.unwrap(TypeMismatchException.class).getRequiredType()
                : null;
    }

    private static boolean isWhole(Class<?> type) {
        return type == Integer.class || type == int.class || type == Long.class || type == long.class;
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }
}
