package dev.berth.gateway.agentfiles;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.resource.ResourceWebHandler;

/** Serves one directory without those below it. Nobody is signed in on a new node, and nothing in it is secret. */
@Configuration
class AgentFilesConfiguration {
    /** Before the app, which would answer with its page. */
    private static final int BEFORE_THE_APP = 10;

    @Bean
    HandlerMapping agentFiles(AgentFilesSettings settings) throws Exception {
        var handler = new ResourceWebHandler();
        handler.setLocations(List.of(
                new FileSystemResource(settings.directory().toAbsolutePath().normalize() + "/")));
        // The script names the archive's sum: neither may be older than the other.
        handler.setCacheControl(CacheControl.noStore());
        handler.afterPropertiesSet();
        return new SimpleUrlHandlerMapping(Map.of("/agent/*", handler), BEFORE_THE_APP);
    }
}
