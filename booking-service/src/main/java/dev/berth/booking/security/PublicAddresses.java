package dev.berth.booking.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What answers without an access token. Everything else asks for one. */
final class PublicAddresses {
    static final RequestMatcher MATCHER = new OrRequestMatcher(
            at(POST, "/api/v1/auth/register"),
            at(POST, "/api/v1/auth/token"),
            at(POST, "/api/v1/auth/refresh"),
            at(POST, "/api/v1/auth/logout"),
            // The token of the reset link in the body is the credential.
            at(POST, "/api/v1/auth/password-reset"),
            at(GET, "/api/v1/auth/registration"),
            at(GET, "/.well-known/jwks.json"),
            at(GET, "/api/v1/clock"),
            // The one-time token in the body is the credential.
            at(POST, "/api/v1/nodes/enrolments/redeem"),
            // Never routed by the gateway: for neighbours on the private network, whom @MayCall tells apart.
            path("/internal/**"),
            at(GET, "/actuator/health/**"),
            at(GET, "/actuator/prometheus"),
            at(GET, "/v3/api-docs"),
            path("/error"));

    private PublicAddresses() {}

    private static RequestMatcher at(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
