package dev.berth.booking.input;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

public class OneLineCheck implements ConstraintValidator<OneLine, CharSequence> {
    private int max;

    @Override
    public void initialize(OneLine constraint) {
        max = constraint.max();
    }

    @Override
    public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
        if (text == null) return true;
        if (text.toString().isBlank()) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("must not be empty").addConstraintViolation();
            return false;
        }
        return text.codePoints().count() <= max && text.codePoints().noneMatch(OneLineCheck::isInvisible);
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }
}
