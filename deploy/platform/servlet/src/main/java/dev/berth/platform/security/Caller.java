package dev.berth.platform.security;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person behind the request. A controller takes it as an argument.
 *
 * @param sessionId the sign-in that the access token belongs to; null for an API token's
 * @param passwordGivenAt when the person last gave their password in that session; null for an API token's
 */
public record Caller(
        UUID id,
        Role role,
        String name,
        Means means,
        @Nullable UUID sessionId,
        @Nullable Instant passwordGivenAt) {

    /** What they called with: their own sign-in, or a token that they gave to a script. */
    public enum Means {
        SESSION,
        API_TOKEN
    }

    public Caller(UUID id, Role role, String name) {
        this(id, role, name, Means.SESSION, null, null);
    }

    public static Caller withApiToken(UUID id, Role role, String name) {
        return new Caller(id, role, name, Means.API_TOKEN, null, null);
    }

    public Caller inSession(UUID sessionId, Instant passwordGivenAt) {
        return new Caller(id, role, name, Means.SESSION, sessionId, passwordGivenAt);
    }

    public Caller withRole(Role current) {
        return new Caller(id, current, name, means, sessionId, passwordGivenAt);
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    /** Staff and admins. */
    public boolean isStaff() {
        return role != Role.STUDENT;
    }

    /** Whether the person gave their password so lately that what is dangerous in the wrong hands needs no other proof. */
    public boolean hasConfirmedPassword(Instant now, Duration confirmationLife) {
        return passwordGivenAt != null && passwordGivenAt.plus(confirmationLife).isAfter(now);
    }

    public boolean is(@Nullable UUID personId) {
        return id.equals(personId);
    }
}
