package dev.berth.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** No search asks for a NUL, and no database takes one: it is refused for every parameter there is and will be. */
class PlainParameters implements WebMvcConfigurer, HandlerInterceptor {
    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap().forEach((name, values) -> {
            if (Arrays.stream(values).anyMatch(it -> it != null && it.indexOf('\0') >= 0)) {
                throw Problem.invalid(name, "must not have control characters in it");
            }
        });
        return true;
    }
}
