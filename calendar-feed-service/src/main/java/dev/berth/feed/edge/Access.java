package dev.berth.feed.edge;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import jakarta.servlet.DispatcherType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** Who may call what: nobody without a token of ours that names a role, apart from what is listed here. */
@Configuration(proxyBeanMethods = false)
class Access {
    private static final String[] PUBLIC = {
        "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**",
    };

    private static final String CALENDARS = "/calendar/**";

    /** The secret in the address is the credential: no filter has anything to judge, and an unchanged calendar costs little. */
    @Bean
    @Order(1)
    SecurityFilterChain secretAddresses() {
        return new DefaultSecurityFilterChain(
                new OrRequestMatcher(pathPattern(HttpMethod.GET, CALENDARS), pathPattern(HttpMethod.HEAD, CALENDARS)));
    }

    @Bean
    SecurityFilterChain rules(HttpSecurity http, SecurityProblems problems) throws Exception {
        return http.csrf(CsrfConfigurer::disable) // no cookie authenticates here
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(PUBLIC)
                        .permitAll()
                        .anyRequest()
                        .hasAnyRole("STUDENT", "STAFF", "ADMIN"))
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.jwtAuthenticationConverter(people()))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .withObjectPostProcessor(failuresTo(problems)))
                .exceptionHandling(it -> it.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    /** A token that never ends is not one of ours. Issuer, audience and algorithm are settings. */
    @Bean
    OAuth2TokenValidator<Jwt> mustExpire() {
        return new JwtClaimValidator<>("exp", ends -> ends != null);
    }

    /** Of each request as a whole there are measures; of each of a dozen filters they would cost more than they tell. */
    @Bean
    static SecurityObservationSettings noMeasuresOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    private static JwtAuthenticationConverter people() {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(Access::role);
        return converter;
    }

    private static Collection<GrantedAuthority> role(Jwt token) {
        String role = token.getClaimAsString("role");
        return role == null ? List.of() : List.of(new SimpleGrantedAuthority("ROLE_" + role.toUpperCase(Locale.ROOT)));
    }

    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> failuresTo(SecurityProblems problems) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(problems::commence);
                return filter;
            }
        };
    }
}
