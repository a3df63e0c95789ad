package dev.berth.feed.api;

import dev.berth.platform.openapi.ApiDocuments;
import io.swagger.v3.oas.models.OpenAPI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiDocument {
    @Bean
    OpenAPI api() {
        return ApiDocuments.titled(
                        "Berth calendar feeds",
                        "v1",
                        "Secret addresses for calendar apps, and the calendars behind them.")
                .addSecurityItem(ApiDocuments.token());
    }
}
