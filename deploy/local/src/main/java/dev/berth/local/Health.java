package dev.berth.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a service says of itself at /actuator/health. */
record Health(boolean up, String said) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    static Health at(int port) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(Ports.loopback(port) + "/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Health(answer.statusCode() == 200, answer.body());
        } catch (IOException e) {
            return new Health(false, "no answer");
        }
    }
}
