package dev.berth.gateway.edge;

import org.springframework.web.server.ServerWebExchange;

/** Marks answers that the gateway decided itself: a service logs its own refusals. */
public final class OwnRefusal {
    private static final String ATTRIBUTE = OwnRefusal.class.getName();

    private OwnRefusal() {}

    public static void mark(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, true);
    }

    static boolean is(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE) != null;
    }
}
