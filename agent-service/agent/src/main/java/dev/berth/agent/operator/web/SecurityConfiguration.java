package dev.berth.agent.operator.web;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import dev.berth.agent.operator.OperatorToken;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import tools.jackson.databind.json.JsonMapper;

/** Everything needs the token, but for the health that a service manager asks for, and the API's description. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    @Bean
    SecurityFilterChain security(HttpSecurity http, OperatorToken token, JsonMapper json) throws Exception {
        var unauthorized = new Unauthorized(json);
        return http.sessionManagement(it -> it.sessionCreationPolicy(STATELESS))
                // No cookie is ever read here, so there is nothing that another site could ride on.
                .csrf(it -> it.disable())
                .httpBasic(it -> it.disable())
                .formLogin(it -> it.disable())
                .logout(it -> it.disable())
                .addFilterBefore(new TokenFilter(token), AuthorizationFilter.class)
                .authorizeHttpRequests(it -> it.requestMatchers("/actuator/health/**", "/v3/api-docs/**")
                        .permitAll()
                        .anyRequest()
                        .hasRole(TokenFilter.OPERATOR))
                .exceptionHandling(it -> it.authenticationEntryPoint(unauthorized))
                .build();
    }

    /** Nobody: keeps Boot from making a user with a password in the log. */
    @Bean
    UserDetailsService noUsers() {
        return new InMemoryUserDetailsManager();
    }
}
