package dev.berth.gateway.testing;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;

/** Somebody at the gateway's door. Immutable: each "with" is another caller. */
public record Caller(int port, List<String[]> headers) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    public Caller(int port) {
        this(port, List.of());
    }

    public Caller with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(new String[] {header, value});
        return new Caller(port, more);
    }

    public Caller withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Reply get(String path) {
        return call(HttpMethod.GET, path, Flux.empty());
    }

    public Reply head(String path) {
        return call(HttpMethod.HEAD, path, Flux.empty());
    }

    public Reply post(String path, String body) {
        return with("Content-Length", String.valueOf(body.length())).call(HttpMethod.POST, path, Flux.just(body));
    }

    /** In pieces, with no length announced. */
    public Reply postChunked(String path, Flux<String> pieces) {
        return call(HttpMethod.POST, path, pieces);
    }

    public Reply call(HttpMethod method, String path, Flux<String> body) {
        return client().request(method)
                .uri(path)
                .send(ByteBufFlux.fromString(body))
                .responseSingle((response, bytes) -> bytes.asString()
                        .defaultIfEmpty("")
                        .map(it -> new Reply(response.status().code(), response.responseHeaders(), it)))
                .block(PATIENCE);
    }

    /** What comes, piece by piece. */
    public Flux<String> stream(String path) {
        return client().get().uri(path).responseContent().asString();
    }

    public HttpClient.WebsocketSender webSocket(String path) {
        return client().websocket(WebsocketClientSpec.builder()
                        .protocols("other,kernel.v1")
                        .handlePing(true)
                        .build())
                .uri(path);
    }

    private HttpClient client() {
        return HttpClient.newConnection()
                .host("127.0.0.1")
                .port(port)
                .headers(it -> headers.forEach(header -> set(it, header)));
    }

    private static void set(HttpHeaders to, String[] header) {
        if (header[0].equals("Host")) {
            to.set(header[0], header[1]);
        } else {
            to.add(header[0], header[1]);
        }
    }

    public record Reply(int status, HttpHeaders headers, String body) {
        public String header(String name) {
            return headers.get(name, "");
        }

        /** For AssertJ's descriptions. */
        public boolean isProblem(String slug) {
            return header("Content-Type").startsWith("application/problem+json")
                    && body.contains("\"type\":\"/problems/" + slug + "\"");
        }
    }
}
