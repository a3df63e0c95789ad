package dev.berth.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A service's door, by bare sockets: an HTTP client would refuse to send half of what is sent here. */
final class Door {
    private static final int PATIENCE_MILLIS = 60_000;

    private final int port;

    Door(int port) {
        this.port = port;
    }

    /** @param status 0 when the service hung up without a word */
    record Reply(int status, String contentType, String body) {}

    Reply send(Shot shot) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, shot);
            return read(socket.getInputStream());
        } catch (IOException hungUp) {
            return new Reply(0, "", String.valueOf(hungUp.getMessage()));
        }
    }

    /** Who refuses a body that is too long stops reading it, and has answered all the same. */
    private void write(Socket socket, Shot shot) {
        try {
            var out = socket.getOutputStream();
            out.write(shot.head(port));
            out.write(shot.body());
            out.flush();
        } catch (IOException refused) {
            // The answer says why.
        }
    }

    private static Reply read(InputStream in) throws IOException {
        String head = head(in);
        if (head.isEmpty()) {
            return new Reply(0, "", "no answer");
        }
        int status = Integer.parseInt(head.split(" ", 3)[1].strip());
        String contentType = header(head, "content-type");
        // A stream would not end.
        String body = contentType.startsWith("text/event-stream")
                ? ""
                : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new Reply(status, contentType, unchunked(head, body));
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int it = in.read(); it >= 0; it = in.read()) {
            head.write(it);
            if (it == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(it -> it.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** Well enough for short documents: takes the lengths out from between the pieces. */
    private static String unchunked(String head, String body) {
        return header(head, "transfer-encoding").equals("chunked")
                ? body.replaceAll("(?m)(^|\\r\\n)[0-9a-fA-F]+\\r\\n", "").replaceAll("\\r\\n$", "")
                : body;
    }
}
