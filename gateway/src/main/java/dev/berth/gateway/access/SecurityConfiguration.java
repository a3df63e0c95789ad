package dev.berth.gateway.access;

import dev.berth.gateway.edge.RequestKind;
import dev.berth.gateway.people.People;
import dev.berth.gateway.problem.Problem;
import dev.berth.gateway.problem.ProblemWriter;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
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
    SecurityWebFilterChain door(
            ServerHttpSecurity http, ReactiveJwtDecoder tokens, People people, ProblemWriter problems) {
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
                        .jwt(jwt -> jwt.jwtDecoder(tokens).jwtAuthenticationConverter(withRole(people))))
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

    /** The role as {@code berth.people} has it; a token may still say another. */
    private static Converter<Jwt, Mono<AbstractAuthenticationToken>> withRole(People people) {
        return token -> {
            var claimed = token.getClaimAsString("role");
            var role = people.roleOf(Objects.requireNonNull(token.getSubject()))
                    .orElse(claimed == null ? "none" : claimed);
            return Mono.just(new JwtAuthenticationToken(token, List.of(new SimpleGrantedAuthority("ROLE_" + role))));
        };
    }

    /**
     * A token that ran out must not keep its bearer from asking for a new one. Health is open as well, but says more to
     * admins.
     */
    private static ServerAuthenticationConverter onlyWhereNeeded(ServerWebExchangeMatcher open) {
        var bearer = new ServerBearerTokenAuthenticationConverter();
        return exchange -> RequestKind.of(exchange) == RequestKind.HEALTH
                ? bearer.convert(exchange)
                : open.matches(exchange).flatMap(it -> it.isMatch() ? Mono.empty() : bearer.convert(exchange));
    }
}
