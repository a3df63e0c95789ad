package dev.berth.sync.edge;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiDocument {
    private static final String TOKEN = "accessToken";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    OpenAPI api() {
        var token = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("The accessToken of /api/v1/auth/token.");
        return new OpenAPI()
                .info(new Info()
                        .title("Berth sync")
                        .description("Reads outside portals: people's accounts there, and the jobs that read them.")
                        .version("v1"))
                .servers(List.of(new Server().url("/").description("The gateway")))
                .components(new Components().addSecuritySchemes(TOKEN, token))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /** Names that stay: springdoc's own depend on the order in which it meets the controllers. */
    @Bean
    OperationCustomizer names() {
        return (operation, method) -> {
            String controller = method.getBeanType().getSimpleName().replaceAll("Controller(\\$.*)?$", "");
            operation.setOperationId(method.getMethod().getName() + controller);
            return operation;
        };
    }
}
