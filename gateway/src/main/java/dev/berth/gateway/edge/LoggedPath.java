package dev.berth.gateway.edge;

import org.springframework.web.server.ServerWebExchange;

/** What logs say of a request's path: of a workspace only that it is one, of a feed or a stream not its secret. */
final class LoggedPath {
    private LoggedPath() {}

    static String of(ServerWebExchange exchange) {
        return switch (RequestKind.of(exchange)) {
            case WORKSPACE -> "(workspace)";
            case CALENDAR, NO_CALENDAR -> "/calendar/…";
            case NODE_STREAM -> "/api/v1/node-streams/…";
            // It may hold a feed's secret too.
            case AMBIGUOUS -> "(ambiguous path)";
            default -> exchange.getRequest().getPath().value();
        };
    }
}
