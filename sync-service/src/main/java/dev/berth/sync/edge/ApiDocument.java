package dev.berth.sync.edge;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiDocument {
    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(new Info()
                        .title("Berth sync")
                        .description("Knows the resources that those of outside portals can be mapped to. "
                                + "It has no addresses of its own yet.")
                        .version("v1"))
                .servers(List.of(new Server().url("/").description("The gateway")));
    }
}
