package dev.berth.platform.request;

import dev.berth.platform.id.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the request's id, the gateway's when it sent one, into every log line and into the answer. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = RequestId.acceptedOrNew(request.getHeader(RequestId.HEADER));
        response.setHeader(RequestId.HEADER, id);
        try (var onEveryLine = MDC.putCloseable(RequestId.LOG_KEY, id)) {
            chain.doFilter(request, response);
        }
    }
}
