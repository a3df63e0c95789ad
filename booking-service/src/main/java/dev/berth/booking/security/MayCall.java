package dev.berth.booking.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call an address. Every address of this service carries it; one that does not is refused to everybody.
 * What a person may see of another's things is the feature's own rule, not this one's.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MayCall {
    Who value();

    enum Who {
        /** No token needed. The address stands in {@link PublicAddresses} as well: one without the other opens nothing. */
        ANYONE,
        SIGNED_IN,
        /** Berth's other services, under {@code /internal}: {@link Neighbours} knows them. */
        NEIGHBOURS,
        /** Staff and admins. */
        STAFF,
        ADMINS;

        boolean admits(Role role) {
            return switch (this) {
                case ANYONE, SIGNED_IN -> true;
                case STAFF -> role == Role.STAFF || role == Role.ADMIN;
                case ADMINS -> role == Role.ADMIN;
                case NEIGHBOURS -> false; // no person is one
            };
        }
    }
}
