package dev.berth.booking.security;

import dev.berth.booking.security.MayCall.Who;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Holds {@link MayCall} before anything of the request is bound: who may not call learns nothing about the body.
 * The filter chain has already asked for a token wherever the address is not public.
 */
class CallGuard implements HandlerInterceptor {
    private final Neighbours neighbours;

    CallGuard(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method) && !admits(method, request)) {
            throw new AccessDeniedException("Not for this role");
        }
        return true;
    }

    private boolean admits(HandlerMethod method, HttpServletRequest request) {
        MayCall rule = method.getMethodAnnotation(MayCall.class);
        if (rule == null) return false;
        return switch (rule.value()) {
            case ANYONE -> true;
            case NEIGHBOURS -> neighbours.include(request);
            case SIGNED_IN, STAFF, ADMINS -> admits(rule.value(), currentCaller());
        };
    }

    private static boolean admits(Who who, @Nullable Caller caller) {
        return caller != null && who.admits(caller.role());
    }

    private static @Nullable Caller currentCaller() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication it
                ? it.caller()
                : null;
    }

    /** The API document and the error page are not ours to annotate; the filter chain alone decides about them. */
    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("dev.berth.");
    }
}
