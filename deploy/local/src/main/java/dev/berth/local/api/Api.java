package dev.berth.local.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Berth's public API, as one signed-in person calls it. */
public final class Api {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** How often a call is made that is told to come later. */
    private static final int TRIES = 4;

    public record Answer(int status, JsonNode body) {
        public boolean ok() {
            return status >= 200 && status < 300;
        }

        /** The same answer, for calls that are expected to succeed. */
        public Answer orThrow() throws RefusedException {
            if (!ok()) {
                throw new RefusedException("Berth refused: " + problem());
            }
            return this;
        }

        /** For people: the problem's own words. */
        public String problem() {
            return status + " "
                    + body.path("detail").asString(body.path("title").asString(""));
        }
    }

    private final URI base;
    private final InstantSource clock;
    private final @Nullable SignIn signIn;

    private Api(URI base, InstantSource clock, @Nullable SignIn signIn) {
        this.base = base;
        this.clock = clock;
        this.signIn = signIn;
    }

    public static Api anonymous(URI gateway) {
        return anonymous(gateway, InstantSource.system());
    }

    static Api anonymous(URI gateway, InstantSource clock) {
        return new Api(gateway, clock, null);
    }

    /** Its calls are that person's, for as long as it is used. */
    public Api signIn(String email, String password) throws IOException, InterruptedException {
        var own = new SignIn(this, email, password, clock);
        own.token();
        return new Api(base, clock, own);
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().GET(), path);
    }

    public Answer post(String path, JsonNode body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body.toString())), path);
    }

    public Answer patch(String path, JsonNode body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder().method("PATCH", HttpRequest.BodyPublishers.ofString(body.toString())), path);
    }

    public Answer put(String path, JsonNode body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().PUT(HttpRequest.BodyPublishers.ofString(body.toString())), path);
    }

    private Answer send(HttpRequest.Builder request, String path) throws IOException, InterruptedException {
        request.uri(base.resolve(path)).timeout(Duration.ofSeconds(30)).header("Content-Type", "application/json");
        if (signIn != null) {
            request.header("Authorization", "Bearer " + signIn.token());
        }
        var call = request.build();
        var answer = HTTP.send(call, HttpResponse.BodyHandlers.ofString());
        for (int tries = 1; answer.statusCode() == 429 && tries < TRIES; tries++) {
            Thread.sleep(pause(answer));
            answer = HTTP.send(call, HttpResponse.BodyHandlers.ofString());
        }
        boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(answer.statusCode(), json ? JSON.readTree(answer.body()) : JSON.createObjectNode());
    }

    private static Duration pause(HttpResponse<?> tooMany) {
        long seconds = tooMany.headers().firstValueAsLong("Retry-After").orElse(1);
        return Duration.ofSeconds(Math.clamp(seconds, 1, 15));
    }
}
