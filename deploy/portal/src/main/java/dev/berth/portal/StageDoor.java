package dev.berth.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The portal: a sign-in page and a page of bookings, both rendered by script into shadow roots from answers that take
 * their time, as community portals do.
 */
public final class StageDoor implements AutoCloseable {
    private static final Pattern FIELD = Pattern.compile("\"(username|password)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html; charset=utf-8", "js", "text/javascript; charset=utf-8");

    private final HttpServer server;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Account> sessions = new ConcurrentHashMap<>();
    private final Set<String> stumbled = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger refusals = new AtomicInteger();
    private final SecureRandom random = new SecureRandom();
    private @Nullable Function<String, @Nullable Account> walkIns;
    private volatile boolean down;

    /** Somebody's account; its rows and behaviour can be changed while the portal runs. */
    public static final class Account {
        private final String password;
        private volatile List<Reservation> rows;
        private volatile Behaviour behaviour;

        Account(String password, List<Reservation> rows, Behaviour behaviour) {
            this.password = password;
            this.rows = rows;
            this.behaviour = behaviour;
        }

        public void has(List<Reservation> others) {
            rows = List.copyOf(others);
        }

        public List<Reservation> rows() {
            return rows;
        }

        public void behaves(Behaviour other) {
            behaviour = other;
        }
    }

    /** On this machine only; port 0 is any that is free. */
    public StageDoor(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Lets anybody in who knows the one password, as {@link StageDoorMain} tells. */
    public StageDoor openToAnybody() {
        admits(StageDoorMain::walkIn);
        return this;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public Account account(String email, String password, List<Reservation> rows, Behaviour behaviour) {
        Account account = new Account(password, List.copyOf(rows), behaviour);
        accounts.put(email, account);
        return account;
    }

    /** Who is not known is looked up here at the first sign-in. */
    void admits(Function<String, @Nullable Account> others) {
        walkIns = others;
    }

    /** Every answer is an error, as during maintenance. */
    public void down(boolean now) {
        down = now;
    }

    /** How often a sign-in was refused: portals lock accounts that try too often. */
    public int refusals() {
        return refusals.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (down) {
                send(exchange, 503, "html", "<h1>Down for maintenance</h1>");
            } else if (path.equals("/s/api/login")) {
                signIn(exchange);
            } else if (path.equals("/s/api/session")) {
                session(exchange);
            } else if (path.equals("/s/api/bookings")) {
                bookings(exchange);
            } else {
                page(exchange, path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void page(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case "/s/login", "/s/bookings" -> send(exchange, 200, "html", resource("portal.html"));
            case "/s/portal.js" -> send(exchange, 200, "js", resource("portal.js"));
            default -> send(exchange, 404, "html", "<h1>Nothing here</h1>");
        }
    }

    private void signIn(HttpExchange exchange) throws IOException, InterruptedException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Account account = account(field(body, "username"));
        Thread.sleep(Behaviour.USUAL.delay());
        if (account == null || !account.password.equals(field(body, "password"))) {
            refusals.incrementAndGet();
            json(exchange, 401, "{\"error\":\"INVALID_LOGIN\"}");
        } else if (account.behaviour.view() == Behaviour.View.CHALLENGED) {
            json(exchange, 200, "{\"next\":\"code\"}");
        } else {
            byte[] id = new byte[16];
            random.nextBytes(id);
            String session = HexFormat.of().formatHex(id);
            sessions.put(session, account);
            exchange.getResponseHeaders().add("Set-Cookie", "sid=" + session + "; Path=/; HttpOnly; SameSite=Lax");
            json(exchange, 200, "{\"next\":\"bookings\"}");
        }
    }

    private @Nullable Account account(String email) {
        Account known = accounts.get(email);
        if (known != null || walkIns == null) {
            return known;
        }
        Account walkIn = walkIns.apply(email);
        if (walkIn != null) {
            accounts.put(email, walkIn);
        }
        return walkIn;
    }

    private void session(HttpExchange exchange) throws IOException, InterruptedException {
        Account account = signedIn(exchange);
        Thread.sleep(Behaviour.USUAL.delay());
        json(exchange, account == null ? 401 : 200, account == null ? "{}" : Rows.manners(account.behaviour));
    }

    private void bookings(HttpExchange exchange) throws IOException, InterruptedException {
        Account account = signedIn(exchange);
        if (account == null) {
            json(exchange, 401, "{}");
            return;
        }
        Behaviour behaviour = account.behaviour;
        String query = exchange.getRequestURI().getQuery();
        int offset = Integer.parseInt(query.replaceAll("\\D", ""));
        closing.await(behaviour.delay().toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        boolean stumbles = behaviour.hiccups()
                && offset / behaviour.pageSize() % 3 == 1
                && stumbled.add(exchange.getRequestHeaders().getFirst("Cookie") + query);
        switch (behaviour.view()) {
            case HANGING -> closing.await();
            case BROKEN -> json(exchange, 503, "{}");
            default -> json(exchange, 200, Rows.page(account.rows, offset, behaviour, stumbles));
        }
    }

    private @Nullable Account signedIn(HttpExchange exchange) {
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        Matcher id = Pattern.compile("sid=(\\w+)").matcher(cookie == null ? "" : cookie);
        return id.find() ? sessions.get(id.group(1)) : null;
    }

    private static String field(String json, String name) {
        Matcher fields = FIELD.matcher(json);
        while (fields.find()) {
            if (fields.group(1).equals(name)) {
                return fields.group(2).replaceAll("\\\\(.)", "$1");
            }
        }
        return "";
    }

    private static String resource(String name) {
        try (InputStream in = StageDoor.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        write(exchange, status, body);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(type, "text/plain"));
        write(exchange, status, body);
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
