package dev.berth.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.resource.ResourceWebHandler;

/** Swagger UI, served from here: its script and style from its jar, the list of services from our own script. */
@Configuration
class DocsConfiguration {
    @Bean
    HandlerMapping docsFiles() throws Exception {
        var handler = new ResourceWebHandler();
        handler.setLocations(List.of(new ClassPathResource("docs/"), swaggerUi()));
        handler.setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
        handler.setEtagGenerator(DocsConfiguration::etag);
        handler.afterPropertiesSet();
        return new SimpleUrlHandlerMapping(Map.of("/docs/ui/**", handler), 10);
    }

    private static Resource swaggerUi() throws IOException {
        var found = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:/META-INF/resources/webjars/swagger-ui/*/swagger-ui-bundle.js");
        if (found.length == 0) {
            throw new IllegalStateException("Swagger UI is not on the class path");
        }
        return found[0].createRelative("./");
    }

    private static String etag(Resource file) {
        try {
            return "W/\"%x-%x\"".formatted(file.contentLength(), file.lastModified());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
