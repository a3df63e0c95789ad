package dev.berth.booking.security;

import dev.berth.booking.security.Caller.Means;
import dev.berth.booking.security.CurrentPeople.Standing;
import dev.berth.booking.security.MayCall.Who;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Holds {@link MayCall} and {@link PasswordConfirmed} before anything of the request is bound: who may not call learns
 * nothing about the body. The filter chain has already asked for a token wherever the address is not public.
 *
 * <p>A token is up to half an hour old. Its role is replaced by the person's current one: every write of staff and admins
 * reads it from the database, everything else takes what was read at most seconds ago. A role that does not suffice is
 * answered with 403 before a token that was ended is answered with 401.
 */
class CallGuard implements HandlerInterceptor {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Neighbours neighbours;
    private final CurrentPeople people;
    private final Clock clock;
    private final Duration confirmationLife;

    CallGuard(Neighbours neighbours, CurrentPeople people, Clock clock, Duration confirmationLife) {
        this.neighbours = neighbours;
        this.people = people;
        this.clock = clock;
        this.confirmationLife = confirmationLife;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) check(method, request);
        return true;
    }

    private void check(HandlerMethod method, HttpServletRequest request) {
        MayCall rule = method.getMethodAnnotation(MayCall.class);
        if (rule == null) throw new AccessDeniedException("Says not who may call it");
        switch (rule.value()) {
            case ANYONE -> {}
            case NEIGHBOURS -> {
                if (!neighbours.include(request)) throw new AccessDeniedException("Not for people");
            }
            case SIGNED_IN, STAFF, ADMINS -> checkCaller(rule.value(), method, request);
        }
    }

    private void checkCaller(Who who, HandlerMethod method, HttpServletRequest request) {
        CallerAuthentication token = authentication();
        if (token == null) throw new AccessDeniedException("Not signed in");
        Caller claimed = token.caller();
        Optional<Standing> standing = standing(claimed, isWrite(request));
        Caller caller = standing.map(it -> claimed.withRole(it.role())).orElse(claimed);
        if (!who.admits(caller.role())) throw new AccessDeniedException("Not for this role");
        if (isEnded(token, standing)) throw new InvalidBearerTokenException("The token was ended");
        if (method.hasMethodAnnotation(PasswordConfirmed.class)) checkPassword(caller);
        if (caller != claimed) SecurityContextHolder.getContext().setAuthentication(token.as(caller));
    }

    private Optional<Standing> standing(Caller claimed, boolean write) {
        Optional<Standing> recent = people.recentlyChanged(claimed.id());
        boolean elevated = claimed.isStaff() || recent.isPresent();
        if (!write || !elevated) return recent;
        Optional<Standing> now = people.read(claimed.id());
        if (now.isEmpty()) throw new InvalidBearerTokenException("There is no such person");
        return now;
    }

    private boolean isEnded(CallerAuthentication token, Optional<Standing> standing) {
        if (standing.isPresent() && token.issuedAt().isBefore(standing.get().tokensValidAfter())) return true;
        UUID session = token.caller().sessionId();
        return session != null && people.hasEnded(session);
    }

    private void checkPassword(Caller caller) {
        if (caller.means() == Means.API_TOKEN) throw new AccessDeniedException("Not for an API token");
        Instant given = Objects.requireNonNullElse(caller.passwordGivenAt(), Instant.EPOCH);
        if (!given.plus(confirmationLife).isAfter(clock.instant())) throw new PasswordConfirmationRequired();
    }

    private static boolean isWrite(HttpServletRequest request) {
        return !READS.contains(request.getMethod());
    }

    private static @Nullable CallerAuthentication authentication() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication it ? it : null;
    }

    /** The API document and the error page are not ours to annotate; the filter chain alone decides about them. */
    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("dev.berth.");
    }
}
