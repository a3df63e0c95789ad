package dev.berth.sync.job.web;

import dev.berth.sync.edge.Problem;
import dev.berth.sync.job.ManualSyncs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses calls that {@link AsksForSync} marks when a person, or all people together, made too many of them. */
@Configuration(proxyBeanMethods = false)
class ManualSyncLimit implements HandlerInterceptor, WebMvcConfigurer {
    private final ManualSyncs syncs;

    ManualSyncLimit(ManualSyncs syncs) {
        this.syncs = syncs;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(AsksForSync.class)) {
            syncs.take(UUID.fromString(request.getUserPrincipal().getName())).ifPresent(wait -> {
                throw Problem.tooMany("Too many syncs were asked for.", wait);
            });
        }
        return true;
    }
}
