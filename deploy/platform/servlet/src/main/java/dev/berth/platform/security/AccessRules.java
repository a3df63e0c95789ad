package dev.berth.platform.security;

import java.util.List;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What differs from "everybody with an access token": a service with such addresses has a bean of this type.
 *
 * @param open answer without a token; a token that is sent along is not looked at
 * @param restricted for some roles only; the first that matches decides
 */
public record AccessRules(List<RequestMatcher> open, List<Restricted> restricted) {
    public record Restricted(RequestMatcher addresses, List<Role> to) {
        public static Restricted of(String pattern, Role... to) {
            return new Restricted(PathPatternRequestMatcher.pathPattern(pattern), List.of(to));
        }
    }

    static final AccessRules NONE = new AccessRules(List.of(), List.of());
    private static final List<RequestMatcher> ALWAYS_OPEN = List.of(
            PathPatternRequestMatcher.pathPattern("/actuator/health/**"),
            PathPatternRequestMatcher.pathPattern("/actuator/prometheus"),
            PathPatternRequestMatcher.pathPattern("/v3/api-docs/**"));

    public AccessRules {
        open = List.copyOf(open);
        restricted = List.copyOf(restricted);
    }

    public static AccessRules open(RequestMatcher... open) {
        return new AccessRules(List.of(open), List.of());
    }

    public static AccessRules restricted(Restricted... restricted) {
        return new AccessRules(List.of(), List.of(restricted));
    }

    RequestMatcher allOpen() {
        return open.isEmpty()
                ? new OrRequestMatcher(ALWAYS_OPEN)
                : new OrRequestMatcher(new OrRequestMatcher(ALWAYS_OPEN), new OrRequestMatcher(open));
    }
}
