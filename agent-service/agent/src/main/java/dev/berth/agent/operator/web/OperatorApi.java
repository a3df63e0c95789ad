package dev.berth.agent.operator.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.berth.agent.AgentSettings;
import dev.berth.agent.operator.OperatorToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The operator's API on the JDK's HTTP server: finds the route, checks the token, answers in JSON. */
public final class OperatorApi implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OperatorApi.class);
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST_BODY = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    static {
        // The server's own limits; they can be set in no other way. In seconds.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        System.setProperty("sun.net.httpserver.maxRspTime", "60");
        System.setProperty("jdk.httpserver.maxConnections", "100");
    }

    private final List<Route> routes;
    private final OperatorToken token;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    OperatorApi(AgentSettings.Listen listen, OperatorToken token, List<Route> routes) {
        this.routes = routes;
        this.token = token;
        try {
            this.server = HttpServer.create(new InetSocketAddress(listen.address(), listen.port()), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException("Cannot listen on " + listen.address() + ":" + listen.port(), taken);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    public void start() {
        server.start();
        log.info("The operator's API listens on {}", server.getAddress());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        try {
            return route(exchange);
        } catch (JacksonException garbled) {
            return Reply.problem(Problem.malformed(400, "The body is not the JSON asked for"));
        } catch (RuntimeException | Error bug) {
            String reference = UUID.randomUUID().toString();
            log.error("Unexpected, reference {}", reference, bug);
            return Reply.problem(Problem.internal(reference));
        }
    }

    private Reply route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        List<Route> here =
                routes.stream().filter(it -> it.match(path).isPresent()).toList();
        boolean open = !here.isEmpty() && here.stream().allMatch(Route::open);
        if (!open && !isOperator(exchange)) {
            return Reply.problem(Problem.unauthorized());
        }
        if (here.isEmpty()) {
            return Reply.problem(Problem.notFound("There is nothing at this address"));
        }
        var route = here.stream().filter(it -> it.method().equals(method)).findFirst();
        if (route.isEmpty()) {
            return Reply.problem(Problem.malformed(405, "This address does not take " + method));
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        return body.length > LONGEST_BODY
                ? Reply.problem(Problem.of(413, "payload-too-large", "Payload too large", "The body is too long"))
                : route.get().handler().answer(new Call(route.get().match(path).orElse(""), body));
    }

    private boolean isOperator(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && token.matches(header.substring(SCHEME.length()).strip());
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (reply.status() == 401) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        }
        if (reply.body() == null) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        byte[] json = reply.body() instanceof byte[] written ? written : JSON.writeValueAsBytes(reply.body());
        exchange.getResponseHeaders()
                .set("Content-Type", reply.body() instanceof Problem ? "application/problem+json" : "application/json");
        exchange.sendResponseHeaders(reply.status(), json.length);
        exchange.getResponseBody().write(json);
    }
}
