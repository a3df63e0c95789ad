package dev.berth.gateway.edge;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** The id of the person who calls, for filters that see a request before or after its token is checked. */
public final class CallerId {
    private static final String ATTRIBUTE = CallerId.class.getName();

    private CallerId() {}

    public static void remember(ServerWebExchange exchange, String person) {
        exchange.getAttributes().put(ATTRIBUTE, person);
    }

    static @Nullable String of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }
}
