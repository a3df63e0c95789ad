package dev.berth.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param field the field whose value is hostile; null when all of the request is
 * @param what what is hostile about it
 * @param bodyIsKnown to be good but for the field, and not just guessed from the document
 */
record Shot(
        String operation,
        @Nullable String field,
        String what,
        String method,
        String target,
        Map<String, String> headers,
        byte[] body,
        boolean bodyIsKnown) {
    /** Stands in good bodies for a text that no shot has sent before. */
    static final String UNIQUE = "unique";

    byte[] head(int port) {
        var head = new StringBuilder(
                method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return operation + ", " + (field == null ? "" : field + " ") + what + ": " + method + " " + shortened(target)
                + " " + shortened(new String(body, StandardCharsets.UTF_8));
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "… (" + text.length() + ")";
    }
}
