package dev.berth.booking.account.web;

import dev.berth.booking.account.Client;
import dev.berth.booking.account.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Hands the {@link Client} to controllers that ask for one. The gateway replaces what a caller claims in this header by the
 * one address that it saw itself, and nobody but the gateway reaches this service from outside.
 */
@Configuration(proxyBeanMethods = false)
class ClientArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Client.class;
    }

    @Override
    public Client resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        HttpServletRequest http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        String forwarded = http.getHeader(FORWARDED_FOR);
        String userAgent = Objects.requireNonNullElse(http.getHeader(HttpHeaders.USER_AGENT), "");
        return new Client(new ClientAddress(forwarded == null ? http.getRemoteAddr() : forwarded.strip()), userAgent);
    }
}
