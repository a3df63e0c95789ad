package dev.berth.availability.api;

import dev.berth.platform.openapi.ApiDocuments;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiDocument {
    @Bean
    OpenAPI api() {
        return ApiDocuments.titled("Berth availability", "v1", "What is free, answered from memory.")
                .addSecurityItem(ApiDocuments.token());
    }

    /** An answer has all of its fields, unless one says that it may be null. */
    @Bean
    OpenApiCustomizer answersAreComplete() {
        return api -> Optional.ofNullable(api.getComponents().getSchemas())
                .ifPresent(schemas -> schemas.values().forEach(ApiDocument::requireWhatIsNotNullable));
    }

    private static void requireWhatIsNotNullable(Schema<?> schema) {
        Optional.ofNullable(schema.getProperties())
                .ifPresent(fields -> fields.forEach((name, field) -> {
                    boolean required =
                            schema.getRequired() != null && schema.getRequired().contains(name);
                    if (!required
                            && (field.getTypes() == null || !field.getTypes().contains("null"))) {
                        schema.addRequiredItem(name);
                    }
                }));
    }
}
