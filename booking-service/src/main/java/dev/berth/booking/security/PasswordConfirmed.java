package dev.berth.booking.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An address that asks for the password again when it was given too long ago, so that an access token or a browser left
 * open is not enough. An API token may not call it at all: nobody is there to give the password.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PasswordConfirmed {}
