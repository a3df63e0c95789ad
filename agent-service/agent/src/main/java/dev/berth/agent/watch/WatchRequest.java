package dev.berth.agent.watch;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The head of a request that came over a stream. It has no body. */
record WatchRequest(String method, URI target, Map<String, String> headers) {
    private static final int LARGEST = 16 * 1024;

    static WatchRequest read(InputStream in) throws IOException {
        List<String> lines = head(in).lines().toList();
        String[] first = lines.getFirst().split(" ");
        if (first.length != 3) {
            throw new IOException("this is no request");
        }
        Map<String, String> headers = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        try {
            return new WatchRequest(first[0], URI.create(first[1]), headers);
        } catch (IllegalArgumentException noAddress) {
            throw new IOException("this is no address", noAddress);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!endsWithEmptyLine(head)) {
            int next = in.read();
            if (next < 0 || head.size() > LARGEST) {
                throw new EOFException("no whole request");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static boolean endsWithEmptyLine(ByteArrayOutputStream head) {
        return head.size() >= 4 && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n");
    }

    boolean asksFor(String path) {
        return method.equals("GET") && target.getPath().equals(path);
    }

    /** A number in the query, within bounds. */
    int number(String name, int otherwise, int least, int most) {
        String query = target.getQuery() == null ? "" : target.getQuery();
        for (String part : query.split("&")) {
            if (part.startsWith(name + "=") && part.substring(name.length() + 1).matches("[0-9]{1,9}")) {
                return Math.clamp(Integer.parseInt(part.substring(name.length() + 1)), least, most);
            }
        }
        return otherwise;
    }
}
