package dev.berth.platform.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Asks every address that a running service has, also those that are added tomorrow. */
public final class EveryAddress {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final String SOME_ID = "0199f3a0-0000-7000-8000-000000000000";

    public record Address(String method, String path) {
        boolean matches(PathPattern pattern) {
            return pattern.matches(PathContainer.parsePath(path));
        }
    }

    private final String baseUrl;
    private final List<Address> addresses;

    private EveryAddress(String baseUrl, List<Address> addresses) {
        if (addresses.isEmpty()) throw new IllegalStateException("There is no such address");
        this.baseUrl = baseUrl;
        this.addresses = addresses;
    }

    /** All of our own: the API document and the health are not. */
    public static EveryAddress of(ApplicationContext service) {
        String port = Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port"));
        var mappings = service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        return new EveryAddress(
                "http://127.0.0.1:" + port,
                mappings.getHandlerMethods().entrySet().stream()
                        .filter(it -> isOurs(it.getValue()))
                        .flatMap(it -> addresses(it.getKey()))
                        .distinct()
                        .toList());
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("dev.berth.")
                && !ErrorController.class.isAssignableFrom(method.getBeanType());
    }

    private static Stream<Address> addresses(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return (methods.isEmpty() ? Stream.of(RequestMethod.GET) : methods.stream())
                .flatMap(method -> mapping.getPatternValues().stream()
                        .map(path -> new Address(method.name(), path.replaceAll("\\{[^}]+}", SOME_ID))));
    }

    /** @param patterns such as {@code /api/v1/sync/sources/**} */
    public EveryAddress at(String... patterns) {
        return only(it -> parsed(patterns).anyMatch(it::matches));
    }

    public EveryAddress except(String... patterns) {
        return only(it -> parsed(patterns).noneMatch(it::matches));
    }

    private EveryAddress only(Predicate<Address> which) {
        return new EveryAddress(baseUrl, addresses.stream().filter(which).toList());
    }

    private static Stream<PathPattern> parsed(String... patterns) {
        return Stream.of(patterns).map(PathPatternParser.defaultInstance::parse);
    }

    /** Those that answer something else when they are asked with this token, or without any; empty when all is well. */
    public List<String> notAnswering(int status, @Nullable String token) {
        return addresses.stream()
                .map(it -> it.method + " " + it.path + " answers " + ask(it, token))
                .filter(it -> !it.endsWith(" " + status))
                .toList();
    }

    private int ask(Address address, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + address.path))
                .timeout(ANSWER_WITHIN)
                .method(address.method, BodyPublishers.noBody());
        if (token != null) request.header("Authorization", "Bearer " + token);
        try {
            return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(address.toString(), e);
        }
    }
}
