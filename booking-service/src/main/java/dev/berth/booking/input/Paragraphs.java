package dev.berth.booking.input;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Text of several lines, possibly none: line breaks and tabs, but no other control characters. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Paragraphs.Check.class)
@Documented
public @interface Paragraphs {
    int max();

    String message() default "must be at most {max} characters, without control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<Paragraphs, @Nullable String> {
        private int max;

        @Override
        public void initialize(Paragraphs paragraphs) {
            max = paragraphs.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null
                    || Characters.count(text) <= max
                            && text.codePoints().allMatch(it -> Characters.isPlain(it) || "\n\r\t".indexOf(it) >= 0);
        }
    }
}
