package dev.berth.gateway.spa;

import dev.berth.gateway.edge.EdgeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.resource.PathResourceResolver;
import org.springframework.web.reactive.resource.ResourceResolver;
import org.springframework.web.reactive.resource.ResourceWebHandler;
import org.springframework.web.server.WebHandler;

/** Serves the built single-page app: assets have their hash in the name and are kept, everything else is asked for again. */
@Configuration
class SpaConfiguration {
    /** Behind the routes and controllers: the app takes what nothing else answers. */
    private static final int LAST = 100;

    @Bean
    HandlerMapping spa(EdgeSettings settings) throws Exception {
        var directory = directory(Path.of(settings.spaDir()));
        var handlers = new LinkedHashMap<String, WebHandler>();
        var assets = files(
                directory.resolve("assets"),
                new PathResourceResolver(),
                CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        handlers.put("/assets/**", exchange -> {
            // Caches on the way must not give the compressed file to whoever cannot read it.
            exchange.getResponse().getHeaders().setVary(List.of(HttpHeaders.ACCEPT_ENCODING));
            return assets.handle(exchange);
        });
        handlers.put("/**", new SpaPages(files(directory, new SpaResolver(), CacheControl.noCache())));
        return new SimpleUrlHandlerMapping(handlers, LAST);
    }

    /** The default is right for a start in a module's folder; a start in the project's folder finds the app as well. */
    private static Path directory(Path configured) {
        var asGiven = configured.toAbsolutePath().normalize();
        if (configured.isAbsolute() || Files.isDirectory(asGiven)) {
            return asGiven;
        }
        var fromRoot = Path.of("frontend", "dist").toAbsolutePath();
        return Files.isDirectory(fromRoot) ? fromRoot : asGiven;
    }

    private static ResourceWebHandler files(Path directory, ResourceResolver resolver, CacheControl caching)
            throws Exception {
        var handler = new ResourceWebHandler();
        handler.setLocations(List.of(new FileSystemResource(directory.toString() + "/")));
        handler.setResourceResolvers(List.of(resolver));
        handler.setCacheControl(caching);
        handler.setEtagGenerator(SpaConfiguration::etag);
        handler.afterPropertiesSet();
        return handler;
    }

    /** Weak, because the same file may go out compressed. */
    private static String etag(Resource file) {
        try {
            return "W/\"%x-%x\"".formatted(file.contentLength(), file.lastModified());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
