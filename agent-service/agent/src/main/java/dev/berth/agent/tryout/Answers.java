package dev.berth.agent.tryout;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the page's addresses answer. Nothing in the page's files depends on the booking: its facts come as JSON. */
final class Answers {
    private static final Map<String, String> FILES = Map.of(
            "/", "page.html",
            "/page.css", "page.css",
            "/page.js", "page.js");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8");

    private final Facts facts;

    Answers(Facts facts) {
        this.facts = facts;
    }

    void answer(Request request, OutputStream out) throws IOException {
        boolean withBody = !request.method().equals("HEAD");
        if (withBody && !request.method().equals("GET")) {
            send(out, "405 Method Not Allowed", "text/plain", bytes("Only GET and HEAD\n"), true);
        } else if (request.path().equals("/facts")) {
            send(out, "200 OK", "application/json", bytes(facts.asJson()), withBody);
        } else if (FILES.containsKey(request.path())) {
            String file = FILES.get(request.path());
            send(out, "200 OK", type(file), load(file), withBody);
        } else {
            send(out, "404 Not Found", "text/plain", bytes("There is nothing here\n"), withBody);
        }
    }

    private static String type(String file) {
        return TYPES.getOrDefault(file.substring(file.indexOf('.') + 1), "application/octet-stream");
    }

    private static byte[] load(String file) throws IOException {
        try (InputStream in = Answers.class.getResourceAsStream(file)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void send(OutputStream out, String status, String type, byte[] body, boolean withBody)
            throws IOException {
        out.write(bytes("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff"
                + "\r\nContent-Security-Policy: default-src 'self'; base-uri 'none'; form-action 'none'"
                + "\r\nConnection: close\r\n\r\n"));
        if (withBody) {
            out.write(body);
        }
        out.flush();
    }
}
