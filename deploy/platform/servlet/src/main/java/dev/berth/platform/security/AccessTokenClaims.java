package dev.berth.platform.security;

/** What stands in an access token beside subject, role and name. booking-service writes it, every service reads it. */
public final class AccessTokenClaims {
    public static final String ISSUER = "berth";
    public static final String AUDIENCE = "berth-api";
    public static final String ROLE = "role";
    public static final String NAME = "name";
    /** Names the means when it is not the person's own sign-in. */
    public static final String VIA = "via";

    public static final String VIA_API_TOKEN = "api-token";
    /** The sign-in that the token belongs to. */
    public static final String SESSION = "sid";
    /** When the person last gave their password in that sign-in, in seconds (OpenID Connect's name for it). */
    public static final String PASSWORD_GIVEN = "auth_time";

    private AccessTokenClaims() {}
}
