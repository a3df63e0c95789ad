package dev.berth.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Berth's public API, as one signed-in person calls it. */
final class Api {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    record Answer(int status, JsonNode body) {
        boolean ok() {
            return status >= 200 && status < 300;
        }

        /** For people: the problem's own words. */
        String problem() {
            return status + " "
                    + body.path("detail").asString(body.path("title").asString(""));
        }
    }

    private final URI base;
    private final String token;

    private Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    static Api anonymous(Ports ports) {
        return new Api(URI.create(Ports.loopback(ports.gateway())), "");
    }

    Api signIn(String email, String password) throws IOException, InterruptedException {
        var credentials = JSON.createObjectNode().put("email", email).put("password", password);
        var answer = post("/api/v1/auth/token", credentials);
        if (!answer.ok()) {
            throw new IOException("could not sign in as " + email + ": " + answer.problem());
        }
        return new Api(base, answer.body().path("accessToken").asString(""));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().GET(), path);
    }

    Answer post(String path, JsonNode body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body.toString())), path);
    }

    Answer patch(String path, JsonNode body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder().method("PATCH", HttpRequest.BodyPublishers.ofString(body.toString())), path);
    }

    private Answer send(HttpRequest.Builder request, String path) throws IOException, InterruptedException {
        request.uri(base.resolve(path)).timeout(Duration.ofSeconds(30)).header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(answer.statusCode(), json ? JSON.readTree(answer.body()) : JSON.createObjectNode());
    }
}
