package dev.berth.gateway.access;

import dev.berth.gateway.problem.Problem;
import dev.berth.gateway.problem.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import reactor.core.publisher.Mono;

/** The token check at the door. The services check again; roles are theirs to judge. */
@Configuration
class SecurityConfiguration {
    @Bean
    SecurityWebFilterChain door(ServerHttpSecurity http, ReactiveJwtDecoder tokens, ProblemWriter problems) {
        var open = PublicCalls.matcher();
        ServerAuthenticationEntryPoint signIn = (exchange, why) -> {
            exchange.getResponse().getHeaders().set("WWW-Authenticate", "Bearer");
            return problems.write(exchange, Problem.UNAUTHORIZED, null);
        };
        ServerAccessDeniedHandler denied = (exchange, why) -> problems.write(exchange, Problem.FORBIDDEN, null);
        return http.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                // No cookie authenticates a call here except the refresh cookie, which CrossOriginFilter guards.
                .csrf(CsrfSpec::disable)
                .headers(HeaderSpec::disable)
                .logout(LogoutSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .authorizeExchange(
                        it -> it.matchers(open).permitAll().anyExchange().authenticated())
                .oauth2ResourceServer(it -> it.bearerTokenConverter(onlyWhereNeeded(open))
                        .authenticationEntryPoint(signIn)
                        .accessDeniedHandler(denied)
                        .jwt(jwt -> jwt.jwtDecoder(tokens)))
                .exceptionHandling(it -> it.authenticationEntryPoint(signIn).accessDeniedHandler(denied))
                .build();
    }

    /** Of each request as a whole there are measures; of each of a dozen filters they would cost more than they tell. */
    @Bean
    static SecurityObservationSettings noMeasuresOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Addresses that no honest client sends (dot segments, encoded slashes) are refused by Spring Security's firewall. */
    @Bean
    ServerExchangeRejectedHandler refusedAddresses(ProblemWriter problems) {
        return (exchange, why) -> problems.write(exchange, Problem.MALFORMED_REQUEST, "The address is not acceptable.");
    }

    /** A token that ran out must not keep its bearer from asking for a new one. */
    private static ServerAuthenticationConverter onlyWhereNeeded(ServerWebExchangeMatcher open) {
        var bearer = new ServerBearerTokenAuthenticationConverter();
        return exchange -> open.matches(exchange).flatMap(it -> it.isMatch() ? Mono.empty() : bearer.convert(exchange));
    }
}
