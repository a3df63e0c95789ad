package dev.berth.availability.edge;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiDocument {
    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(new Info()
                        .title("Berth availability")
                        .description("What is free, answered from memory.")
                        .version("v1"))
                .servers(List.of(new Server().url("/").description("The gateway")))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
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
                    if (field.getTypes() == null || !field.getTypes().contains("null")) {
                        schema.addRequiredItem(name);
                    }
                }));
    }
}
