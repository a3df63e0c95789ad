package dev.berth.agent.tryout;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The head of an HTTP/1.1 request; bodies are not read, because nothing here takes one. */
record Request(String method, String path, Map<String, String> headers) {
    private static final int LONGEST_HEAD = 32 * 1024;

    static Request read(InputStream in) throws IOException {
        String[] lines = head(in).split("\r\n");
        String[] start = lines[0].split(" ");
        if (start.length != 3) {
            throw new ProtocolException("Not an HTTP request");
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        return new Request(start[0], withoutQuery(start[1]), Map.copyOf(headers));
    }

    boolean wantsWebSocket() {
        return "websocket".equalsIgnoreCase(header("upgrade"))
                && !header("sec-websocket-key").isEmpty();
    }

    String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < LONGEST_HEAD) {
            int next = in.read();
            if (next < 0) {
                throw new ProtocolException("The request ended early");
            }
            head.append((char) next);
            if (next == '\n' && head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
                return new String(head.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
        }
        throw new ProtocolException("The request's head is too long");
    }

    private static String withoutQuery(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
