package dev.berth.gateway.routes;

import java.net.URI;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which service answers which address; the first line that matches wins. */
@Configuration
class RouteTable {
    @Bean
    RouteLocator routes(RouteLocatorBuilder builder, Upstreams to) {
        var table = builder.routes();
        calls(table, "availability", to.availability(), "/api/v1/availability/**");
        calls(
                table,
                "sync",
                to.sync(),
                "/api/v1/me/portals/**",
                "/api/v1/me/calendars/**",
                "/api/v1/me/sync/**",
                "/api/v1/sync/**");
        calls(table, "feed", to.feed(), "/api/v1/me/feeds/**");
        calls(table, "booking", to.booking(), "/api/v1/**", "/.well-known/jwks.json");
        return table.build();
    }

    private static void calls(RouteLocatorBuilder.Builder table, String id, URI to, String... paths) {
        table.route(id, it -> it.path(paths).uri(to));
    }
}
