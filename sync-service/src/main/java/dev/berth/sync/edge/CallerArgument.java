package dev.berth.sync.edge;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands the {@link Caller} to controllers that ask for one. */
@Configuration(proxyBeanMethods = false)
class CallerArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private static final String PASSWORD_GIVEN = "auth_time";

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known instanceof JwtAuthenticationToken token) {
            return new Caller(
                    UUID.fromString(token.getToken().getSubject()),
                    is("ROLE_ADMIN", token),
                    is("ROLE_STAFF", token),
                    token.getToken().getClaimAsInstant(PASSWORD_GIVEN));
        }
        throw new IllegalStateException("A public address asks for its caller: " + parameter.getMethod());
    }

    private static boolean is(String role, JwtAuthenticationToken token) {
        return token.getAuthorities().stream().anyMatch(it -> role.equals(it.getAuthority()));
    }
}
