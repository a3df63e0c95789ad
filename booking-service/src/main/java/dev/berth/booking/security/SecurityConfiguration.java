package dev.berth.booking.security;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stateless; a token everywhere but at the {@link PublicAddresses}; roles by {@link MayCall}. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration implements WebMvcConfigurer {
    private final CallGuard guard;

    SecurityConfiguration(Neighbours neighbours, CurrentPeople people, Clock clock, SecuritySettings settings) {
        this.guard = new CallGuard(neighbours, people, clock, settings.confirmationLife());
    }

    @Bean
    SecurityFilterChain filterChain(
            HttpSecurity http, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        // No form, no session and no cookie that an address here would trust but /auth's, which is SameSite=Strict:
        // there is nothing for a forged request to ride on.
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(PublicAddresses.MATCHER)
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasRole(Role.ADMIN.name())
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(tokenUnlessPublic())
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(new CallerFromToken()))
                        .authenticationEntryPoint(
                                (request, response, e) -> problems.resolveException(request, response, null, e))
                        .accessDeniedHandler(
                                (request, response, e) -> problems.resolveException(request, response, null, e)))
                .exceptionHandling(answers -> answers.authenticationEntryPoint(
                                (request, response, e) -> problems.resolveException(request, response, null, e))
                        .accessDeniedHandler(
                                (request, response, e) -> problems.resolveException(request, response, null, e)))
                .build();
    }

    /** Of each request as a whole there are measures; of each of a dozen filters they would cost more than they tell. */
    @Bean
    static SecurityObservationSettings noMeasuresOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    JwtDecoder accessTokenDecoder(SigningKeys keys, Clock clock) {
        return AccessTokenDecoder.create(keys, clock);
    }

    /** A client that renews its session may still send its expired token along; that must not stop it. */
    private static BearerTokenResolver tokenUnlessPublic() {
        BearerTokenResolver header = new DefaultBearerTokenResolver();
        return request -> PublicAddresses.MATCHER.matches(request) ? null : header.resolve(request);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(guard);
    }
}
