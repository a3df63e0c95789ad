package dev.berth.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Where somebody's calendar is, on good days and bad ones. */
final class FakeCalendarServer implements AutoCloseable {
    private final HttpServer server;
    private final List<Integer> answered = new CopyOnWriteArrayList<>();
    private volatile String calendar = "";
    private volatile int status = 200;
    private volatile String location = "";
    private volatile boolean endless;

    FakeCalendarServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/private-7f3c9a/ada.ics";
    }

    void serve(String... events) {
        status = 200;
        calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//somebody//EN\r\n"
                + String.join("\r\n", events).replace("\n", "\r\n") + "\r\nEND:VCALENDAR\r\n";
    }

    void serveRaw(String text) {
        status = 200;
        calendar = text;
    }

    /** It begins like a calendar and goes on until nobody listens any more. */
    void serveWithoutEnd() {
        serveRaw("BEGIN:VCALENDAR\r\n");
        endless = true;
    }

    void failWith(int status) {
        this.status = status;
    }

    void redirectTo(String address) {
        status = 302;
        location = address;
    }

    /** The statuses that were answered since the last look. */
    List<Integer> answered() {
        List<Integer> all = List.copyOf(answered);
        answered.clear();
        return all;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = calendar.getBytes(StandardCharsets.UTF_8);
            String etag = "\"" + Integer.toHexString(calendar.hashCode()) + "\"";
            int answer =
                    status == 200 && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match")) ? 304 : status;
            answered.add(answer);
            exchange.getResponseHeaders().set("ETag", etag);
            exchange.getResponseHeaders().set("Content-Type", "text/calendar; charset=utf-8");
            if (answer == 302) {
                exchange.getResponseHeaders().set("Location", location);
            }
            exchange.sendResponseHeaders(answer, answer != 200 ? -1 : endless ? 0 : body.length);
            if (answer == 200) {
                do {
                    exchange.getResponseBody().write(body);
                } while (endless);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
