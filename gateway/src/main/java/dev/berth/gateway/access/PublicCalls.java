package dev.berth.gateway.access;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;

/** What needs no token: the calls that make one, those with a credential of their own, and all that is not the API. */
final class PublicCalls {
    private static final ServerWebExchangeMatcher OPEN_API = new OrServerWebExchangeMatcher(
            ServerWebExchangeMatchers.pathMatchers(
                    HttpMethod.POST,
                    "/api/v1/auth/register",
                    "/api/v1/auth/token",
                    "/api/v1/auth/refresh",
                    "/api/v1/auth/logout",
                    "/api/v1/auth/password-reset",
                    "/api/v1/nodes/enrolments/redeem"),
            ServerWebExchangeMatchers.pathMatchers(HttpMethod.GET, "/api/v1/clock", "/api/v1/auth/registration"));
    private static final ServerWebExchangeMatcher API = ServerWebExchangeMatchers.pathMatchers("/api/**");

    private PublicCalls() {}

    static ServerWebExchangeMatcher matcher() {
        return exchange -> API.matches(exchange)
                .flatMap(api ->
                        api.isMatch() ? OPEN_API.matches(exchange) : ServerWebExchangeMatcher.MatchResult.match());
    }
}
