package dev.berth.platform.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.berth.platform.people.People;
import dev.berth.platform.people.PeopleConfiguration;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may call what: nobody without an access token of Berth, apart from what {@link AccessRules} open. Stateless. */
@AutoConfiguration(
        before = {OAuth2ResourceServerAutoConfiguration.class, OAuth2ResourceServerWebSecurityAutoConfiguration.class},
        beforeName = "dev.berth.platform.topic.TopicReaderAutoConfiguration")
class SecurityAutoConfiguration implements WebMvcConfigurer {
    @Bean
    SecurityFilterChain accessTokens(
            HttpSecurity http,
            ObjectProvider<AccessRules> serviceRules,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        AccessRules rules = serviceRules.getIfAvailable(() -> AccessRules.NONE);
        RequestMatcher open = rules.allOpen();
        Refusals refusals = new Refusals(problems);
        // No form, no session and no cookie that an address here would trust: there is nothing for a forged request to
        // ride on.
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll()
                            .requestMatchers(open)
                            .permitAll()
                            .requestMatchers("/actuator/**")
                            .hasRole(Role.ADMIN.name());
                    rules.restricted()
                            .forEach(it -> requests.requestMatchers(it.addresses())
                                    .hasAnyRole(it.to().stream().map(Role::name).toArray(String[]::new)));
                    requests.anyRequest().authenticated();
                })
                .oauth2ResourceServer(server -> server.bearerTokenResolver(tokenUnless(open))
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(new CallerFromToken()))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .withObjectPostProcessor(failuresTo(refusals)))
                .exceptionHandling(it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    /** A client that renews its session may still send its expired token along; that must not stop it. */
    private static BearerTokenResolver tokenUnless(RequestMatcher open) {
        BearerTokenResolver header = new DefaultBearerTokenResolver();
        return request -> open.matches(request) ? null : header.resolve(request);
    }

    /** Spring's own handler throws on when the keys cannot be had. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> failuresTo(Refusals refusals) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(refusals);
                return filter;
            }
        };
    }

    /** Of each request as a whole there are measures; of each of a dozen filters they would cost more than they tell. */
    @Bean
    static SecurityObservationSettings noMeasuresOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }

    /** In every service but the one that issues the tokens, which knows its keys and its people itself. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(JwtDecoder.class)
    @Import(PeopleConfiguration.class)
    static class IssuedElsewhere {
        @Bean
        JWKSource<SecurityContext> publishedKeys(@Value("${berth.security.booking-url}") URI bookingService) {
            return PublishedKeys.of(bookingService);
        }

        @Bean
        JwtDecoder accessTokenDecoder(JWKSource<SecurityContext> keys, People people, Clock clock) {
            return AccessTokenDecoder.create(keys, clock, List.of(new EndedTokens(people)));
        }
    }
}
