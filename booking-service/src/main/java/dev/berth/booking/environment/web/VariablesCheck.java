package dev.berth.booking.environment.web;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

public class VariablesCheck implements ConstraintValidator<Variables, Map<String, String>> {
    private static final int MOST = 50;
    private static final int LONGEST_VALUE = 2000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    @Override
    public boolean isValid(@Nullable Map<String, String> variables, ConstraintValidatorContext context) {
        String fault = variables == null ? null : faultOf(variables);
        if (fault == null) return true;
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
        return false;
    }

    /** Without what was sent, which could be a message's template. Nulls and what no database takes are refused before. */
    private static @Nullable String faultOf(Map<String, String> variables) {
        if (variables.size() > MOST) return "must be at most " + MOST;
        for (var it : variables.entrySet()) {
            if (!NAME.matcher(it.getKey()).matches())
                return "must have names of letters, digits and _ that do not begin with a digit";
            if (it.getValue().length() > LONGEST_VALUE)
                return "must have values of at most " + LONGEST_VALUE + " characters";
        }
        return null;
    }
}
