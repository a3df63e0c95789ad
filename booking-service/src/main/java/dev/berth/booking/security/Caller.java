package dev.berth.booking.security;

import java.util.UUID;

/** The person behind the request, as their access token says. A controller takes it as an argument. */
public record Caller(UUID id, Role role, String name, Means means) {

    /** What they called with: their own sign-in, or a token that they gave to a script. */
    public enum Means {
        SESSION,
        API_TOKEN
    }

    public Caller(UUID id, Role role, String name) {
        this(id, role, name, Means.SESSION);
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    /** Staff and admins. */
    public boolean isStaff() {
        return role != Role.STUDENT;
    }

    public boolean is(UUID personId) {
        return id.equals(personId);
    }
}
