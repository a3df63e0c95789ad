package dev.berth.booking.api;

import dev.berth.booking.account.Client;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import dev.berth.booking.security.PasswordConfirmed;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** What the OpenAPI document says beside what the controllers say themselves. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {
    private static final String TOKEN = "accessToken";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Client.class);
    }

    @Bean
    OpenAPI description() {
        var components = new Components()
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("The accessToken of /api/v1/auth/token, or an API token (berth_…)."));
        return new OpenAPI()
                .info(new Info()
                        .title("Berth booking")
                        .version("1")
                        .description("Accounts, nodes, environments and bookings. Times are UTC instants, intervals"
                                + " half-open. Every refusal is a problem document (RFC 9457)."))
                .servers(List.of(new Server().url("/").description("The gateway")))
                .components(components);
    }

    /** Read when the document is asked for: while beans are made, not every converter of models is known yet. */
    @Bean
    OpenApiCustomizer problems() {
        return document -> ModelConverters.getInstance(true)
                .readAll(ProblemDocument.class)
                .forEach(document.getComponents()::addSchemas);
    }

    /** Each address says who may call it, and which problems it may answer with for that reason alone. */
    @Bean
    OperationCustomizer callers() {
        return (operation, method) -> {
            operation.setOperationId(idOf(method));
            MayCall rule = method.getMethodAnnotation(MayCall.class);
            if (rule == null) return operation;
            if (rule.value() != Who.ANYONE) {
                operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
                refuses(operation, ProblemType.UNAUTHORIZED);
            }
            if (method.hasMethodAnnotation(PasswordConfirmed.class)) {
                refuses(operation, ProblemType.PASSWORD_CONFIRMATION_REQUIRED);
            }
            if (rule.value() == Who.STAFF || rule.value() == Who.ADMINS) refuses(operation, ProblemType.FORBIDDEN);
            if (takesInput(method)) refuses(operation, ProblemType.INVALID_INPUT);
            if (operation.getParameters() != null
                    && operation.getParameters().stream().anyMatch(it -> "path".equals(it.getIn()))) {
                refuses(operation, ProblemType.NOT_FOUND);
            }
            return operation;
        };
    }

    /** Names that stay: springdoc's own depend on the order in which it meets the controllers. */
    /** A table is another format of the same answer, so both methods are one operation. */
    private static String idOf(HandlerMethod method) {
        return method.getMethod().getName().replaceFirst("AsTable$", "")
                + method.getBeanType().getSimpleName().replaceAll("Controller(\\$.*)?$", "");
    }

    private static boolean takesInput(HandlerMethod method) {
        for (var parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)
                    || parameter.hasParameterAnnotation(RequestParam.class)) {
                return true;
            }
        }
        return false;
    }

    private static void refuses(Operation operation, ProblemType type) {
        String status = String.valueOf(type.status().value());
        if (operation.getResponses().containsKey(status)) return;
        operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(type.title())
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
    }
}
