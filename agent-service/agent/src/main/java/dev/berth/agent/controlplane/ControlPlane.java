package dev.berth.agent.controlplane;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The control plane's HTTP API, as far as the agent calls it. Every call ends within its time. */
public final class ControlPlane {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ANSWER = 64 * 1024;

    public sealed interface Answer {
        record Ok(byte[] body) implements Answer {}

        /** The control plane answered with a status of 400 to 499. */
        record Refused(int status, String body) implements Answer {}

        record Unreachable(String why) implements Answer {}
    }

    private final URI address;
    private final HttpClient http;

    public ControlPlane(URI address, HttpClient http) {
        this.address = address;
        this.http = http;
    }

    /** Where the node link is opened. */
    public URI linkAddress() {
        return Addresses.webSocket(Addresses.below(address, "/api/v1/node-link"));
    }

    /** Where the ticket of a stream is presented. */
    public URI streamAddress(String ticket) {
        return Addresses.webSocket(Addresses.below(address, "/api/v1/node-streams/" + ticket));
    }

    public Answer get(String path, Duration within) throws InterruptedException {
        return call(request(path).GET(), within);
    }

    public Answer post(String path, Object body, Duration within) throws InterruptedException {
        return call(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))),
                within);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(Addresses.below(address, path)).header("Accept", "application/json");
    }

    private Answer call(HttpRequest.Builder request, Duration within) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> call = http.sendAsync(
                request.timeout(within).build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            // The request's own time-out ends with the head of the answer; this one covers the body as well.
            return answer(call.get(within.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            call.cancel(true);
            return new Answer.Unreachable("no answer within " + within.toSeconds() + " s");
        } catch (ExecutionException failed) {
            return new Answer.Unreachable(inWords(failed.getCause()));
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new Answer.Ok(response.body());
        }
        return status / 100 == 4
                ? new Answer.Refused(status, new String(response.body(), StandardCharsets.UTF_8))
                : new Answer.Unreachable("it answered " + status);
    }

    private static String inWords(@Nullable Throwable failure) {
        return failure instanceof ConnectException ? "nothing takes connections there" : String.valueOf(failure);
    }
}
