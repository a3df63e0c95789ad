package dev.berth.platform.security;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** A verified access token, read into the {@link Caller} it speaks for. */
public final class CallerAuthentication extends AbstractAuthenticationToken {
    private final Jwt token;
    private final Caller caller;

    CallerAuthentication(Jwt token, Caller caller) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + caller.role().name())));
        this.token = token;
        this.caller = caller;
        setAuthenticated(true);
    }

    public Caller caller() {
        return caller;
    }

    public CallerAuthentication as(Caller current) {
        return new CallerAuthentication(token, current);
    }

    /** Whole seconds. A token that does not say is as old as can be. */
    public Instant issuedAt() {
        return Objects.requireNonNullElse(token.getIssuedAt(), Instant.EPOCH);
    }

    /** Every access token that was accepted has an end. */
    public Instant expiresAt() {
        return Objects.requireNonNull(token.getExpiresAt());
    }

    @Override
    public Object getCredentials() {
        return token;
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.id().toString();
    }
}
