package dev.berth.platform.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** The beginning of a service's OpenAPI document: its title, and how one signs in. A service makes it a bean. */
public final class ApiDocuments {
    private static final String TOKEN = "accessToken";

    private ApiDocuments() {}

    public static OpenAPI titled(String title, String version, String description) {
        return new OpenAPI()
                .info(new Info().title(title).description(description).version(version))
                .servers(List.of(new Server().url("/").description("The gateway")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description(
                                                "The accessToken of /api/v1/auth/token, or an API token (berth_…).")));
    }

    /** For a service whose addresses all ask for a token, unless one of them says otherwise. */
    public static SecurityRequirement token() {
        return new SecurityRequirement().addList(TOKEN);
    }

    /** Operations called by method and controller: springdoc's own names depend on the order in which it meets the controllers. */
    public static OperationCustomizer stableNames() {
        return (operation, method) -> operation.operationId(nameOf(method));
    }

    public static String nameOf(HandlerMethod method) {
        return method.getMethod().getName()
                + method.getBeanType().getSimpleName().replaceAll("Controller(\\$.*)?$", "");
    }
}
