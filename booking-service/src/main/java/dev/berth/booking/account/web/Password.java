package dev.berth.booking.account.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A password that somebody chooses. Long is what counts; which characters is nobody's business. */
@Documented
@Size(min = 10, max = 200, message = "must be 10 to 200 characters long")
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@interface Password {
    String message() default "must be 10 to 200 characters long";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
