package dev.berth.gateway.testing;

import dev.berth.engines.Engines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;

/** What stands around the gateway in tests: the services, Kafka, Redis and a built app. One for the whole JVM. */
public final class World {
    public static final Keys KEYS = new Keys("k1");
    static final String INTERNAL_SECRET = "among ourselves";
    public static final FakeService BOOKING = new FakeService("booking", KEYS);
    public static final FakeService AVAILABILITY = new FakeService("availability", KEYS);
    public static final FakeService SYNC = new FakeService("sync", KEYS);
    public static final FakeService FEED = new FakeService("feed", KEYS);
    public static final FakeAgentService AGENT = new FakeAgentService();
    public static final Path SPA = builtApp();
    public static final Path AGENT_FILES = installer();

    private World() {}

    public static void describeTo(DynamicPropertyRegistry settings) {
        settings.add("server.port", () -> "0");
        // Where Boot's defaults are the most trusting.
        settings.add("spring.main.cloud-platform", () -> "kubernetes");
        settings.add("berth.gateway.upstream.booking", BOOKING::url);
        settings.add("berth.gateway.upstream.availability", AVAILABILITY::url);
        settings.add("berth.gateway.upstream.sync", SYNC::url);
        settings.add("berth.gateway.upstream.feed", FEED::url);
        settings.add("berth.gateway.upstream.agents", AGENT::url);
        settings.add("berth.gateway.node-link.idle", () -> "2s");
        settings.add("berth.gateway.upstream.internal-secret", () -> INTERNAL_SECRET);
        settings.add("spring.cloud.gateway.server.webflux.httpclient.response-timeout", () -> "3s");
        settings.add("berth.gateway.api-tokens.kept-for", () -> "2s");
        settings.add("berth.gateway.spa-dir", SPA::toString);
        settings.add("berth.gateway.agent-files.directory", AGENT_FILES::toString);
        settings.add("spring.kafka.bootstrap-servers", () -> Engines.kafka().bootstrapServers());
        settings.add("spring.data.redis.url", () -> Engines.redis().uri());
    }

    private static Path installer() {
        try {
            var directory = Files.createTempDirectory("berth-agent-files");
            Files.writeString(directory.resolve("install.sh"), "#!/bin/sh");
            Files.createDirectory(directory.resolve("below"));
            Files.writeString(directory.resolve("below/other.txt"), "not for everybody");
            return directory;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path builtApp() {
        try {
            var directory = Files.createTempDirectory("berth-spa");
            Files.writeString(directory.resolve("index.html"), "<!doctype html><title>Berth</title>");
            Files.writeString(directory.resolve("favicon.svg"), "<svg/>");
            Files.createDirectory(directory.resolve("assets"));
            Files.writeString(directory.resolve("assets/app-4f2a1b.js"), "console.log('berth');\n".repeat(500));
            Files.writeString(directory.resolveSibling("outside-" + directory.getFileName() + ".txt"), "secret");
            return directory;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
