package dev.berth.gateway.workspace;

import dev.berth.gateway.edge.EdgeSettings;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The sign of one person's right to one workspace; host-only, and worth nothing on any other host. */
@Component
class WorkspaceCookie {
    static final String NAME = "berth_workspace";

    private final ReactiveJwtDecoder tokens;
    private final boolean secure;

    WorkspaceCookie(@Qualifier("workspaceCookies") ReactiveJwtDecoder tokens, EdgeSettings settings) {
        this.tokens = tokens;
        this.secure = settings.https();
    }

    ResponseCookie holding(String token, Duration maxAge) {
        return ResponseCookie.from(NAME, token)
                .httpOnly(true)
                .sameSite("Lax")
                .path("/")
                .secure(secure)
                .maxAge(maxAge)
                .build();
    }

    /**
     * The cookie for this booking that the request brings, if any. A sibling's script can set a second cookie of this name
     * for the whole domain; it must not shut the person out, so one good cookie is enough.
     */
    Mono<Jwt> opening(UUID booking, ServerHttpRequest request) {
        return Flux.fromIterable(request.getCookies().getOrDefault(NAME, List.of()))
                .map(HttpCookie::getValue)
                .concatMap(it -> tokens.decode(it).onErrorResume(BadJwtException.class, bad -> Mono.empty()))
                .onErrorMap(it -> new CannotTell())
                .filter(it -> isFor(booking, it))
                .next();
    }

    private static boolean isFor(UUID booking, Jwt token) {
        return booking.toString().equalsIgnoreCase(token.getClaimAsString("bid"));
    }

    /** The keys to check cookies with cannot be had. */
    static class CannotTell extends RuntimeException {}
}
