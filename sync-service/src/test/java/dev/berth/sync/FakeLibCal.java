package dev.berth.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * LibCal as its public clients know it: client credentials, every flag explicit, a bare array in pages of 500 at most
 * and no total. It stumbles when it is told to.
 */
final class FakeLibCal implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "include_tentative", "include_cancel", "include_remote", "include_notes", "formAnswers", "checkInStatus");

    /** What it does instead of answering, each once. */
    enum Stumble {
        BUSY,
        FAULT,
        SILENCE,
        HALF_AN_ANSWER,
        TOKEN_ENDS
    }

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, String> bookings = new ConcurrentHashMap<>();
    private final Queue<Stumble> stumbles = new ConcurrentLinkedQueue<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;
    private volatile int tokensGiven;
    private volatile Endless endless = Endless.NO;

    /** Pages that never become shorter, of spaces that are no rooms. */
    enum Endless {
        NO,
        THE_SAME_PAGE,
        NEW_PAGES
    }

    FakeLibCal() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/1.1/oauth/token", this::token);
        server.createContext("/1.1/space/bookings", this::bookings);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void booking(String bookId, int eid, OffsetDateTime from, OffsetDateTime to, String status, String more) {
        bookings.put(bookId, """
                {"bookId": "%s", "id": %d, "eid": %d, "cid": 7, "lid": 3, "fromDate": "%s", "toDate": "%s",
                 "created": "2026-01-01T10:00:00+01:00", "firstName": "Ada", "lastName": "Lovelace",
                 "email": "ada@example.org", "status": "%s", "location_name": "Main", "category_name": "Rooms",
                 "item_name": "Room %d"%s}""".formatted(bookId, bookId.hashCode(), eid, from, to, status, eid, more));
    }

    void forget(String bookId) {
        bookings.remove(bookId);
    }

    void stumble(Stumble... next) {
        stumbles.addAll(List.of(next));
    }

    void breakDown() {
        broken = true;
    }

    void goOn(Endless how) {
        endless = how;
    }

    int tokensGiven() {
        return tokensGiven;
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = parsed(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean right = "berth".equals(form.get("client_id"))
                && "libcal-secret-never-to-be-seen".equals(form.get("client_secret"))
                && "client_credentials".equals(form.get("grant_type"));
        if (!right) {
            answer(exchange, 400, "{\"error\": \"invalid_client\"}");
            return;
        }
        String token = UUID.randomUUID().toString();
        tokens.add(token);
        tokensGiven++;
        answer(exchange, 200, """
                {"access_token": "%s", "expires_in": 3600, "token_type": "Bearer", "scope": "sp_r"}""".formatted(token));
    }

    private void bookings(HttpExchange exchange) throws IOException {
        Stumble stumble = stumbles.poll();
        if (stumble == Stumble.TOKEN_ENDS) {
            tokens.clear();
        }
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!tokens.contains(authorization.replace("Bearer ", ""))) {
            answer(exchange, 401, "{\"error\": \"expired_token\"}");
        } else if (broken || stumble == Stumble.FAULT) {
            answer(exchange, 500, "<html>Oops</html>");
        } else if (stumble == Stumble.BUSY) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(exchange, 429, "{}");
        } else if (stumble == Stumble.SILENCE) {
            waitForTheEnd();
            exchange.close();
        } else {
            String page = page(parsed(exchange.getRequestURI().getRawQuery()));
            answer(exchange, 200, stumble == Stumble.HALF_AN_ANSWER ? page.substring(0, page.length() / 2) : page);
        }
    }

    private void waitForTheEnd() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String page(Map<String, String> query) {
        if (!query.keySet().containsAll(FLAGS)) {
            throw new IllegalStateException("A flag is missing: " + query);
        }
        LocalDate first = LocalDate.parse(query.get("date"));
        LocalDate end = first.plusDays(Integer.parseInt(query.get("days")));
        int limit = Math.min(500, Integer.parseInt(query.get("limit")));
        if (endless != Endless.NO) {
            String page = endless == Endless.NEW_PAGES ? query.get("page") : "1";
            return IntStream.range(0, limit)
                    .mapToObj(n -> "{\"bookId\": \"cs_%s_%d\", \"eid\": 999}".formatted(page, n))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return bookings.values().stream()
                .filter(it -> {
                    LocalDate day = OffsetDateTime.parse(field(it, "fromDate")).toLocalDate();
                    return !day.isBefore(first) && day.isBefore(end);
                })
                .sorted(Comparator.comparing((String it) -> field(it, "fromDate"))
                        .thenComparing(it -> field(it, "bookId")))
                .skip((long) (Integer.parseInt(query.get("page")) - 1) * limit)
                .limit(limit)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String field(String json, String name) {
        return json.replaceFirst("(?s).*?\"" + name + "\": \"([^\"]*)\".*", "$1");
    }

    private static Map<String, String> parsed(String form) {
        return Stream.of(form.split("&"))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> URLDecoder.decode(it[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
