package dev.berth.feed.publish.web;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** The secret in the address is the credential: no filter has anything to judge, and an unchanged calendar costs little. */
@Configuration(proxyBeanMethods = false)
class SecretAddresses {
    private static final String CALENDARS = "/calendar/**";

    @Bean
    @Order(1)
    SecurityFilterChain secretAddressesAreOpen() {
        return new DefaultSecurityFilterChain(
                new OrRequestMatcher(pathPattern(HttpMethod.GET, CALENDARS), pathPattern(HttpMethod.HEAD, CALENDARS)));
    }
}
