package dev.berth.booking.reservation.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collection;
import java.util.List;

/** A booking request has the fields that its kind needs, and none of another kind. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = FitsItsKind.Check.class)
@interface FitsItsKind {
    String message() default "does not fit its kind";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<FitsItsKind, BookingRequest> {
        @Override
        @SuppressWarnings("ConstantValue") // not validated yet: what must not be null may be
        public boolean isValid(BookingRequest wish, ConstraintValidatorContext context) {
            if (wish.kind() == null) {
                return true; // said elsewhere
            }
            context.disableDefaultConstraintViolation();
            Collection<String> needed = neededBy(wish);
            Collection<String> given = wish.partsGiven();
            needed.stream().filter(it -> !given.contains(it)).forEach(it -> say(context, it, "is required"));
            List<String> foreign = given.stream()
                    .filter(it -> !BookingRequest.partsOf(wish.kind()).contains(it))
                    .toList();
            foreign.forEach(
                    it -> say(context, it, "is not a field of a " + wish.kind().word() + " booking"));
            return given.containsAll(needed) && foreign.isEmpty();
        }

        private static Collection<String> neededBy(BookingRequest wish) {
            return switch (wish.kind()) {
                case COMPUTE -> List.of("startsAt", "endsAt", "title", "compute");
                case ROOM -> List.of("startsAt", "endsAt", "title", "roomId");
                case COURSE -> List.of("courseSessionId");
            };
        }

        private static void say(ConstraintValidatorContext context, String field, String what) {
            context.buildConstraintViolationWithTemplate(what)
                    .addPropertyNode(field)
                    .addConstraintViolation();
        }
    }
}
