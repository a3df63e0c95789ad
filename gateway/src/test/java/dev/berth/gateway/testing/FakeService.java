package dev.berth.gateway.testing;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableChannel;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A service behind the gateway, over real HTTP: says what it was asked, and plays booking-service's part at the door. */
public final class FakeService implements AutoCloseable {
    private final String name;
    private final Keys keys;
    private final DisposableServer server;
    /** Ticket → the booking it is for; a ticket works once. */
    private final Map<String, String> tickets = new ConcurrentHashMap<>();

    /** API token → the access token it is traded for. */
    private final Map<String, String> apiTokens = new ConcurrentHashMap<>();

    private final AtomicInteger keysAsked = new AtomicInteger();
    private final AtomicInteger trades = new AtomicInteger();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicInteger endless = new AtomicInteger();
    private final AtomicInteger documents = new AtomicInteger();
    private final AtomicInteger listening = new AtomicInteger();
    private final Set<Channel> connections = ConcurrentHashMap.newKeySet();
    private volatile String watcher = "nobody's";
    private final Set<String> offered = ConcurrentHashMap.newKeySet();

    public FakeService(String name, Keys keys) {
        this(name, keys, 0);
    }

    public FakeService(String name, Keys keys, int port) {
        this.name = name;
        this.keys = keys;
        this.server = HttpServer.create()
                .doOnChannelInit((observer, channel, remote) -> connections.add(channel))
                .host("127.0.0.1")
                .port(port)
                .handle(this::answer)
                .bindNow();
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public int port() {
        return server.port();
    }

    public void issueApiToken(String token, String person) {
        tradeFor(token, keys.accessTokenOf(person));
    }

    public void tradeFor(String apiToken, String accessToken) {
        apiTokens.put(apiToken, accessToken);
    }

    public void revokeApiToken(String token) {
        apiTokens.remove(token);
    }

    /** How often an API token was brought here. */
    public int trades() {
        return trades.get();
    }

    public void issueTicket(String ticket, String booking) {
        tickets.put(ticket, booking);
    }

    public boolean wasOffered(String ticket) {
        return offered.contains(ticket);
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        var path = request.uri().split("\\?")[0];
        return switch (path) {
            case "/.well-known/jwks.json" -> signingKeys(response);
            case "/internal/workspace-tickets/redeem" -> redeem(request, response);
            case "/internal/api-tokens/redeem" -> trade(request, response);
            case String it when it.endsWith("/logs") || it.endsWith("/usage") -> watch(request, response);
            case "/v3/api-docs" -> document(response);
            case "/api/v1/refused-by-role" -> json(response.status(403), "{\"type\":\"/problems/forbidden\"}");
            case "/api/v1/sync/jobs/j1/stream", "/api/v1/availability/stream" -> stream(request, response);
            case "/calendar/slow.ics" -> Mono.never();
            case "/calendar/broken.ics" -> broken(response);
            case "/calendar/one.ics" -> calendar(request, response);
            case "/api/v1/echo-body" ->
                request.receive()
                        .aggregate()
                        .asString()
                        .defaultIfEmpty("")
                        .flatMap(it -> json(response, "{\"length\":" + it.length() + "}"));
            default -> json(response, seen(request));
        };
    }

    /** Not at once, so that others may come meanwhile. */
    private Mono<Void> signingKeys(HttpServerResponse response) {
        keysAsked.incrementAndGet();
        return Mono.delay(Duration.ofMillis(200)).then(Mono.defer(() -> json(response, keys.jwks())));
    }

    /** How often somebody wanted to know the signing keys. */
    public int keysAsked() {
        return keysAsked.get();
    }

    private Mono<Void> document(HttpServerResponse response) {
        documents.incrementAndGet();
        return json(response, """
                {"openapi":"3.1.0","info":{"title":"%s"},"servers":[{"url":"http://10.0.0.5:8081"}],
                 "paths":{"/api/v1/me":{},"/internal/workspace-tickets/redeem":{}}}""".formatted(name));
    }

    /** How often somebody asked for the OpenAPI document. */
    public int documentsAsked() {
        return documents.get();
    }

    private String seen(HttpServerRequest request) {
        var headers = request.requestHeaders();
        return """
                {"service":"%s","method":"%s","uri":"%s","authorization":"%s","requestId":"%s","forwardedFor":"%s",
                 "forwardedHost":"%s","forwardedProto":"%s","claims":"%s%s%s"}""".formatted(
                        name,
                        request.method(),
                        request.uri(),
                        headers.get("Authorization", ""),
                        headers.get("X-Request-Id", ""),
                        headers.get("X-Forwarded-For", ""),
                        headers.get("X-Forwarded-Host", ""),
                        headers.get("X-Forwarded-Proto", ""),
                        headers.get("X-Real-IP", ""),
                        headers.get("True-Client-IP", ""),
                        headers.get("Berth-Internal-Secret", ""));
    }

    /** What booking-service answers to who may not know of a booking. */
    public static final String NOT_FOUND =
            "{\"type\":\"/problems/not-found\",\"title\":\"Not found\",\"status\":404,\"detail\":\"There is no such booking.\"}";

    /** Only this person may watch workspaces, and no other. */
    public void letWatch(String accessToken) {
        watcher = accessToken;
    }

    private Mono<Void> watch(HttpServerRequest request, HttpServerResponse response) {
        var allowed = ("Bearer " + watcher).equals(request.requestHeaders().get("Authorization"));
        if (allowed) {
            return response.status(204).send();
        }
        return response.status(404)
                .header("Content-Type", "application/problem+json")
                .sendString(Mono.just(NOT_FOUND))
                .then();
    }

    private Mono<Void> redeem(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().flatMap(body -> {
            var ticket = body.replaceAll(".*\"ticket\":\"([^\"]*)\".*", "$1");
            offered.add(ticket);
            var booking = body.replaceAll(".*\"bookingId\":\"([^\"]*)\".*", "$1");
            if (!tickets.remove(ticket, booking)) {
                return response.status(404).send().then();
            }
            var cookie = keys.workspaceCookie(UUID.fromString(booking));
            return json(response, "{\"cookie\":\"%s\",\"maxAgeSeconds\":43200}".formatted(cookie));
        });
    }

    private Mono<Void> trade(HttpServerRequest request, HttpServerResponse response) {
        trades.incrementAndGet();
        return request.receive().aggregate().asString().flatMap(body -> {
            var accessToken = apiTokens.get(body.replaceAll(".*\"token\":\"([^\"]*)\".*", "$1"));
            if (accessToken == null
                    || !World.INTERNAL_SECRET.equals(request.requestHeaders().get("Berth-Internal-Secret"))) {
                return response.status(404).send().then();
            }
            return json(response, "{\"accessToken\":\"%s\",\"expiresIn\":180}".formatted(accessToken));
        });
    }

    /** As much as the caller takes. */
    private Mono<Void> endless(HttpServerResponse response) {
        var piece = "data: " + "x".repeat(16_000) + "\n\n";
        return response.sse()
                .sendString(Flux.generate(it -> {
                    taken.addAndGet(piece.length());
                    it.next(piece);
                }))
                .then()
                .doOnSubscribe(it -> endless.incrementAndGet())
                .doFinally(it -> endless.decrementAndGet());
    }

    /** How many are being sent what is endless. */
    public int endless() {
        return endless.get();
    }

    /** How much of what is endless has been taken so far. */
    public long taken() {
        return taken.get();
    }

    /** One event at once, and then nothing for as long as the caller stays. */
    private Mono<Void> stream(HttpServerRequest request, HttpServerResponse response) {
        if (request.uri().contains("too-many")) {
            return json(response.status(503), "{\"type\":\"/problems/unavailable\"}");
        }
        if (request.uri().contains("endless")) {
            return endless(response);
        }
        var events = Flux.just("event: availability\ndata: {\"version\":1,\"after\":\"%s\"}\n\n"
                        .formatted(request.requestHeaders().get("Last-Event-ID", "")))
                .concatWith(Mono.delay(Duration.ofMinutes(5)).thenReturn("event: end\n\n"));
        request.withConnection(it -> {
            listening.incrementAndGet();
            it.onDispose(listening::decrementAndGet);
        });
        return response.sse().sendString(events, StandardCharsets.UTF_8).then();
    }

    /** Unchanged for whoever knows {@code "v1"}. */
    private Mono<Void> calendar(HttpServerRequest request, HttpServerResponse response) {
        response.header("ETag", "\"v1\"").header("Cache-Control", "private, no-cache");
        if ("\"v1\"".equals(request.requestHeaders().get("If-None-Match"))) {
            return response.status(304).send();
        }
        var body = seen(request);
        response.header("Content-Type", "text/calendar").header("Content-Length", String.valueOf(body.length()));
        return request.method().equals(HttpMethod.HEAD)
                ? response.send().then()
                : response.sendString(Mono.just(body)).then();
    }

    /** Says that more will come than does. */
    private static Mono<Void> broken(HttpServerResponse response) {
        return response.header("Content-Length", "1000")
                .sendString(Mono.just("BEGIN:VCALENDAR"))
                .then()
                .then(Mono.fromRunnable(() -> response.withConnection(DisposableChannel::dispose)));
    }

    /** How many connections have been made so far. */
    public int connections() {
        return connections.size();
    }

    /** Who has a stream open now. */
    public int listening() {
        return listening.get();
    }

    /** As a process that dies in the middle of what it says. */
    public void breakConnections() {
        connections.forEach(it -> it.close().syncUninterruptibly());
    }

    private static Mono<Void> json(HttpServerResponse response, String body) {
        return response.header("Content-Type", "application/json")
                .header("Server", "a service")
                .sendString(Mono.just(body))
                .then();
    }

    /** As a process that dies: whoever is connected notices. */
    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(1));
        breakConnections();
    }
}
