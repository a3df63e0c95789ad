package dev.berth.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A LibCal as its public clients know it, to demonstrate with: client credentials, a token of an hour, a bare JSON array in pages.
 * The token is always the same, so that a restart does not end anybody's. What is booked follows from the date alone.
 */
public final class LibCal implements AutoCloseable {
    public static final String CLIENT_ID = "berth";
    public static final String CLIENT_SECRET = "quiet please";
    private static final int LARGEST_PAGE = 500;
    private static final int LONGEST_SPAN = 365;

    private final HttpServer server;
    private final Clock clock;
    private final String token = UUID.nameUUIDFromBytes(CLIENT_SECRET.getBytes(StandardCharsets.UTF_8))
            .toString();

    /** On this machine only; port 0 is any that is free. */
    public LibCal(int port, Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/1.1/oauth/token", this::signIn);
        server.createContext("/1.1/space/bookings", this::bookings);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void signIn(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean known = CLIENT_ID.equals(form.get("client_id")) && CLIENT_SECRET.equals(form.get("client_secret"));
            if (known && "client_credentials".equals(form.get("grant_type"))) {
                answer(
                        exchange,
                        200,
                        "{\"access_token\":\"" + token
                                + "\",\"expires_in\":3600,\"token_type\":\"Bearer\",\"scope\":\"sp_r\"}");
            } else {
                answer(exchange, 400, "{\"error\":\"invalid_client\"}");
            }
        }
    }

    private void bookings(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "{\"error\":\"invalid_token\"}");
                return;
            }
            String query = exchange.getRequestURI().getRawQuery();
            answer(exchange, 200, page(fields(query == null ? "" : query)));
        }
    }

    private String page(Map<String, String> asked) {
        var from = asked.containsKey("date") ? LocalDate.parse(asked.get("date")) : LocalDate.now(clock);
        int days = Math.clamp(number(asked, "days", 0), 0, LONGEST_SPAN);
        int limit = Math.clamp(number(asked, "limit", 20), 1, LARGEST_PAGE);
        int page = Math.max(1, number(asked, "page", 1));
        boolean cancelledToo = "1".equals(asked.get("include_cancel"));
        return rows(from, days)
                .filter(it -> cancelledToo || !it.isCancelled())
                .skip((page - 1L) * limit)
                .limit(limit)
                .map(SpaceBooking::json)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Stream<SpaceBooking> rows(LocalDate from, int days) {
        return from.datesUntil(from.plusDays(days + 1L)).flatMap(it -> SpaceBooking.on(it).stream());
    }

    private static int number(Map<String, String> asked, String name, int otherwise) {
        String text = asked.getOrDefault(name, "");
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
    }

    private static Map<String, String> fields(String form) {
        return List.of(form.split("&")).stream()
                .map(it -> it.split("=", 2))
                .filter(it -> it.length == 2)
                .collect(Collectors.toMap(
                        it -> it[0],
                        it -> URLDecoder.decode(it[1], StandardCharsets.UTF_8),
                        (first, second) -> second));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
