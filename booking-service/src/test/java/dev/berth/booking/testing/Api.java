package dev.berth.booking.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The service as its callers see it: real HTTP, no knowledge of the code behind. */
public class Api {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ServletWebServerApplicationContext server;

    Api(ServletWebServerApplicationContext server) {
        this.server = server;
    }

    public Answer get(String path, @Nullable TestPerson as) {
        return send(request("GET", path, as, null));
    }

    /** @param body JSON, as it goes over the wire */
    public Answer post(String path, @Nullable TestPerson as, @Nullable String body) {
        return send(request("POST", path, as, body));
    }

    public Answer patch(String path, @Nullable TestPerson as, String body) {
        return send(request("PATCH", path, as, body));
    }

    public Answer delete(String path, @Nullable TestPerson as) {
        return send(request("DELETE", path, as, null));
    }

    public HttpRequest.Builder request(String method, String path, @Nullable TestPerson as, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) request.header("Content-Type", "application/json");
        if (as != null) request.header("Authorization", "Bearer " + as.token());
        return request;
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getWebServer().getPort();
    }
}
