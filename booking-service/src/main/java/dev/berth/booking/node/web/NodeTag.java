package dev.berth.booking.node.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One tag: a word that bookings ask for. Null passes. */
@Documented
@Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._:-]{0,49}", message = NodeTag.MESSAGE)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@interface NodeTag {
    String MESSAGE = "must be 1 to 50 letters, digits, dots, colons, dashes or underscores";

    String message() default MESSAGE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
